import { dang2026 } from './dang-2026.js'
import type { ReportProfile } from './profile.js'

/** Party bodies before 2026: Hướng dẫn 36-HD/VPTW (2018); the same sizes, commas in the list of recipients. */
export const dang2018 = {
  ...dang2026,
  name: 'dang-2018',
  title: 'Cơ quan Đảng (Hướng dẫn 36-HD/VPTW, 2018)',
  recipients: { ...dang2026.recipients, lineEnd: ',' },
} as const satisfies ReportProfile
