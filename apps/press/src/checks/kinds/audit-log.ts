import { verifyAuditChain } from '#record'
import { bad, type Check, good } from '../check.js'

/** The audit log: makes every seal again, so that what was done beside the product shows. */
export const auditLog: Check = {
  name: 'audit',
  isSlow: true,
  look: async ({ store }) => {
    const { entries, seal, brokenAt } = await verifyAuditChain(store.db)
    return [brokenAt === null ? good('audit', { entries, seal }) : bad('audit-broken', { line: brokenAt })]
  },
}
