import type { Role } from './words.js'

/** States of a case, after the office's own path of a critical item. */
export const caseStates = [
  'flagged',
  'reviewed',
  'proposed',
  'dispatched',
  'returned',
  'accepted',
  'verifying',
  'reported',
  'needs-more',
  'concluded',
  'answered',
  'watched',
  'closed',
  'dismissed',
] as const
export type CaseState = (typeof caseStates)[number]

export const caseStateNames: Record<CaseState, string> = {
  flagged: 'Mới gắn cờ',
  reviewed: 'Đã thẩm định',
  proposed: 'Đã đề xuất',
  dispatched: 'Đã giao',
  returned: 'Trả lại',
  accepted: 'Đã tiếp nhận',
  verifying: 'Đang xác minh',
  reported: 'Đã báo cáo',
  'needs-more': 'Cần bổ sung',
  concluded: 'Đã kết luận',
  answered: 'Đã trả lời báo',
  watched: 'Theo dõi sau phản hồi',
  closed: 'Đóng',
  dismissed: 'Không xử lý',
}

/** The five groups that screens show. */
export const caseGroups = {
  new: { name: 'Mới', states: ['flagged', 'reviewed', 'proposed', 'returned'] },
  dispatched: { name: 'Đã giao', states: ['dispatched'] },
  waiting: { name: 'Chờ phản hồi', states: ['accepted', 'verifying', 'reported', 'needs-more'] },
  responded: { name: 'Đã phản hồi', states: ['concluded', 'answered', 'watched'] },
  closed: { name: 'Đóng', states: ['closed', 'dismissed'] },
} as const satisfies Record<string, { name: string; states: readonly CaseState[] }>
export type CaseGroup = keyof typeof caseGroups

export interface CaseTransition {
  readonly from: CaseState
  readonly to: CaseState
  readonly by: readonly Role[]
  readonly needsReason?: boolean
  /** The action's name on a button. */
  readonly verb: string
}

export const caseTransitions: readonly CaseTransition[] = [
  { from: 'flagged', to: 'reviewed', by: ['truong-phong'], verb: 'Ghi nhận đã thẩm định' },
  { from: 'flagged', to: 'dismissed', by: ['truong-phong'], needsReason: true, verb: 'Không xử lý' },
  { from: 'reviewed', to: 'proposed', by: ['truong-phong', 'chuyen-vien'], verb: 'Đề xuất xử lý' },
  { from: 'proposed', to: 'dispatched', by: ['lanh-dao'], verb: 'Giao xử lý' },
  { from: 'proposed', to: 'dismissed', by: ['lanh-dao'], needsReason: true, verb: 'Không xử lý' },
  { from: 'dispatched', to: 'accepted', by: ['don-vi'], verb: 'Tiếp nhận' },
  { from: 'dispatched', to: 'returned', by: ['don-vi'], needsReason: true, verb: 'Trả lại, không thuộc thẩm quyền' },
  { from: 'returned', to: 'dispatched', by: ['truong-phong'], verb: 'Giao đơn vị khác' },
  { from: 'returned', to: 'dismissed', by: ['lanh-dao'], needsReason: true, verb: 'Không xử lý' },
  { from: 'accepted', to: 'verifying', by: ['don-vi'], verb: 'Bắt đầu xác minh' },
  { from: 'verifying', to: 'reported', by: ['don-vi'], verb: 'Báo cáo kết quả' },
  { from: 'reported', to: 'needs-more', by: ['truong-phong'], needsReason: true, verb: 'Yêu cầu bổ sung' },
  { from: 'needs-more', to: 'verifying', by: ['don-vi'], verb: 'Xác minh bổ sung' },
  { from: 'reported', to: 'concluded', by: ['truong-phong'], needsReason: true, verb: 'Kết luận' },
  { from: 'concluded', to: 'answered', by: ['chuyen-vien', 'truong-phong'], verb: 'Ghi nhận đã trả lời báo' },
  { from: 'concluded', to: 'closed', by: ['lanh-dao'], verb: 'Đóng việc' },
  { from: 'answered', to: 'closed', by: ['lanh-dao'], verb: 'Đóng việc' },
  { from: 'watched', to: 'closed', by: ['lanh-dao'], verb: 'Đóng việc' },
  { from: 'closed', to: 'reviewed', by: ['truong-phong', 'lanh-dao'], needsReason: true, verb: 'Mở lại' },
  { from: 'dismissed', to: 'reviewed', by: ['truong-phong', 'lanh-dao'], needsReason: true, verb: 'Mở lại' },
]

/** Transitions a role may make from a state. An office may let the head of desk dispatch. */
export function transitionsFor(state: CaseState, role: Role, headMayDispatch = false): CaseTransition[] {
  return caseTransitions.filter(
    (t) =>
      t.from === state &&
      (t.by.includes(role) ||
        (headMayDispatch && role === 'truong-phong' && t.from === 'proposed' && t.to === 'dispatched')),
  )
}

export const flagReasons = {
  'phan-anh': 'Phản ánh hạn chế, bất cập',
  'sai-su-that': 'Có dấu hiệu sai sự thật',
  'nhay-cam': 'Vụ việc nhạy cảm',
  'can-phan-hoi': 'Cần trả lời báo chí',
  'guong-tot': 'Gương tốt cần nhân rộng',
} as const
export type FlagReason = keyof typeof flagReasons

export const flagLevels = { thuong: 'Thường', 'can-chu-y': 'Cần chú ý', khan: 'Khẩn' } as const
export type FlagLevel = keyof typeof flagLevels
