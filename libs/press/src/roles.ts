import type { Role } from './words.js'

export const roleNames: Record<Role, string> = {
  'quan-tri': 'Quản trị',
  'chuyen-vien': 'Chuyên viên',
  'truong-phong': 'Trưởng phòng',
  'lanh-dao': 'Lãnh đạo',
  'don-vi': 'Đơn vị xử lý',
}

/** Everything a person can do, named once; the guard at the edge asks `may`. */
export const permissions = {
  'read-press': ['quan-tri', 'chuyen-vien', 'truong-phong', 'lanh-dao'],
  'save-search': ['quan-tri', 'chuyen-vien', 'truong-phong', 'lanh-dao'],
  correct: ['chuyen-vien', 'truong-phong'],
  flag: ['chuyen-vien', 'truong-phong'],
  'collect-link': ['quan-tri', 'chuyen-vien', 'truong-phong'],
  'read-cases': ['chuyen-vien', 'truong-phong', 'lanh-dao', 'don-vi'],
  'move-case': ['chuyen-vien', 'truong-phong', 'lanh-dao', 'don-vi'],
  'read-reports': ['chuyen-vien', 'truong-phong', 'lanh-dao'],
  'write-report': ['chuyen-vien', 'truong-phong'],
  'freeze-report': ['chuyen-vien', 'truong-phong'],
  'issue-report': ['lanh-dao', 'truong-phong'],
  'manage-sources': ['quan-tri'],
  'manage-accounts': ['quan-tri'],
  'read-audit': ['quan-tri'],
  'erase-article': ['quan-tri'],
  'manage-settings': ['quan-tri'],
  'see-health': ['quan-tri', 'truong-phong'],
  'read-sources': ['quan-tri', 'chuyen-vien', 'truong-phong', 'lanh-dao'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}
