import { PressError } from '#foundation'

/** Codes of this lib: `report-period`, `report-block-unknown`, `report-figure-unknown`, `report-figures-changed`. */
export const periodImpossible = (from: string, to: string): PressError =>
  new PressError('report-period', {
    userMessage: 'Kỳ báo cáo chưa đúng: thời điểm kết thúc phải sau thời điểm bắt đầu. Hãy chọn lại hai ngày.',
    details: { from, to },
  })

export const blockUnknown = (id: string): PressError =>
  new PressError('report-block-unknown', {
    userMessage: 'Không thấy đoạn này trong bản thảo. Hãy tải lại trang rồi sửa tiếp.',
    details: { id },
  })

export const figureUnknown = (id: string): PressError =>
  new PressError('report-figure-unknown', {
    userMessage: 'Không thấy số liệu này trong bản thảo. Hãy tải lại trang rồi chọn lại.',
    details: { id },
  })

export const figuresChanged = (ids: readonly string[]): PressError =>
  new PressError('report-figures-changed', {
    userMessage: `Có ${ids.length} số liệu đã đổi từ khi viết. Hãy cập nhật hoặc giữ từng số rồi chốt lại.`,
    details: { ids },
  })
