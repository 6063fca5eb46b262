import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { audit } from '#accounts'
import { PressError } from '#foundation'
import { topics, type MessageType } from '#press'
import { DESK, type Desk } from '../../desk.js'
import { readCutOff } from '../overview/overview.controller.js'
import { Field, Form, Notice, PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime } from '../shell/format.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'

type Fields = Readonly<Record<string, string | undefined>>
const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const stageNames: Record<MessageType, string> = {
  'page.fetched': 'Đọc trang',
  'article.versioned': 'Gộp bài',
  'article.grouped': 'Gán nhãn',
  'article.labelled': 'Lập chỉ mục',
}

@Controller()
export class SettingsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/settings')
  @Permit('manage-settings')
  async settings(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const cutOff = await readCutOff(this.desk, visit.office.id)
    const body = (
      <div class="narrow">
        <PageHead title="Thiết lập" />
        <Section title="Kỳ báo cáo tuần" note="tuần báo cáo kết thúc vào lúc này; bản thảo tự lập ngay sau đó">
          <Form visit={visit} action="/settings" class="row-fields">
            <Field
              name="weekday"
              label="Ngày chốt"
              value={String(cutOff.weekday)}
              options={weekdays.map((label, i) => ({ value: String(i + 1), label }))}
            />
            <Field name="time" label="Giờ chốt" type="time" value={cutOff.time} />
            <div class="field">
              <button class="primary">Lưu</button>
            </div>
          </Form>
        </Section>
        <Section title="Nơi cài đặt">
          <dl class="facts">
            <dt>Địa bàn</dt>
            <dd>{visit.office.name}</dd>
            <dt>Thư mục dữ liệu</dt>
            <dd>{this.desk.settings.dataDir}</dd>
            <dt>Địa chỉ liên hệ gửi các báo</dt>
            <dd>{this.desk.settings.contact || 'Chưa đặt (CONTACT trong tệp .env)'}</dd>
          </dl>
        </Section>
      </div>
    )
    response.send(renderPage(visit, { title: 'Thiết lập', body }))
  }

  @Post('/settings')
  @Permit('manage-settings')
  async save(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const weekday = Number(body['weekday'])
    const time = body['time'] ?? ''
    if (!(weekday >= 1 && weekday <= 7) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
      throw new PressError('form-invalid', {
        userMessage: 'Ngày hoặc giờ chốt chưa đúng. Hãy chọn lại.',
        details: { field: 'time' },
      })
    }
    const row = {
      officeId: visit.office.id,
      key: 'report.cutOff',
      value: JSON.stringify({ weekday, time }),
      updatedAt: visit.now,
      updatedBy: visit.account.id,
    }
    await this.desk.store.db
      .insertInto('setting')
      .values(row)
      .onConflict((c) => c.columns(['officeId', 'key']).doUpdateSet(row))
      .execute()
    await audit(this.desk.store.db, this.desk.clock, {
      officeId: visit.office.id,
      accountId: visit.account.id,
      action: 'setting',
      subject: 'report.cutOff',
    })
    response.redirect(303, '/settings')
  }

  @Get('/health')
  @Permit('see-health')
  async health(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const queues = await this.desk.bus.status()
    const parked = await this.desk.bus.parked(50)
    const status = this.desk.collect.status()
    const body = (
      <>
        <PageHead
          title="Vận hành"
          lead={`${count(await this.desk.index.count())} tin bài trong chỉ mục; ${count(status.wanted)} trang chờ tải, ${count(queues.reduce((s, q) => s + q.pending, 0))} việc chờ xử lý, ${count(parked.length)} việc bị gác.`}
        />
        {status.pausedReason && (
          <Notice kind="danger" title="Việc thu tin đang dừng">
            Ổ đĩa đã đầy. Dữ liệu đã có vẫn đọc được; hãy giải phóng dung lượng, việc thu tự chạy lại.
          </Notice>
        )}
        <Section title="Các bước xử lý">
          <table>
            <thead>
              <tr>
                <th>Bước</th>
                <th class="num">Đang chờ</th>
                <th class="num">Bị gác</th>
                <th>Chờ lâu nhất từ</th>
              </tr>
            </thead>
            <tbody>
              {queues.map((q) => (
                <tr>
                  <td>{stageNames[q.topic]}</td>
                  <td class="num">{q.pending}</td>
                  <td class="num">{q.parked}</td>
                  <td>{q.oldest ? fullDateTime(q.oldest) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        {parked.length > 0 && (
          <Section title="Việc bị gác">
            <table>
              <thead>
                <tr>
                  <th>Bước</th>
                  <th>Nguyên nhân (cho kỹ thuật)</th>
                  <th class="num">Số lần thử</th>
                </tr>
              </thead>
              <tbody>
                {parked.map((m) => (
                  <tr>
                    <td>{stageNames[m.topic as MessageType] ?? m.topic}</td>
                    <td>{m.cause}</td>
                    <td class="num">{m.attempts}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Form visit={visit} action="/health/requeue">
              <button>Thử lại tất cả</button>
            </Form>
          </Section>
        )}
      </>
    )
    response.send(renderPage(visit, { title: 'Vận hành', body }))
  }

  @Post('/health/requeue')
  @Permit('see-health')
  async requeue(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    signedVisit(request)
    await this.desk.bus.requeue(topics.find((t) => t === body['topic']))
    response.redirect(303, '/health')
  }
}
