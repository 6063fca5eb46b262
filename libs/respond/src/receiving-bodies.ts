import { fold } from '#language'
import type { Database, RecordTx } from '#record'

export interface ReceivingBody {
  readonly name: string
  /** Somebody of the body has an account and can accept a case here. */
  readonly hasAccount: boolean
}

/** Bodies that answer the press: those with an account, and those named in cases so far; by name. */
export async function receivingBodies(db: Database | RecordTx, officeId: string): Promise<ReceivingBody[]> {
  const accounts = await db
    .selectFrom('account')
    .select('body')
    .distinct()
    .where('officeId', '=', officeId)
    .where('role', '=', 'don-vi')
    .where('disabledAt', 'is', null)
    .where('body', 'is not', null)
    .execute()
  const named = await db
    .selectFrom('responseCase')
    .select('body')
    .distinct()
    .where('officeId', '=', officeId)
    .where('body', 'is not', null)
    .execute()
  const withAccount = new Set(accounts.map((a) => a.body as string))
  return [...new Set([...withAccount, ...named.map((n) => n.body as string)])]
    .sort((a, b) => a.localeCompare(b, 'vi'))
    .map((name) => ({ name, hasAccount: withAccount.has(name) }))
}

/** True where nobody of the body can take a step here: then the office's own people write down what the body did. */
export async function hasNoClerk(db: Database | RecordTx, officeId: string, body: string | null): Promise<boolean> {
  if (body === null) return false
  const clerk = await db
    .selectFrom('account')
    .select('id')
    .where('officeId', '=', officeId)
    .where('role', '=', 'don-vi')
    .where('disabledAt', 'is', null)
    .where('body', '=', body)
    .limit(1)
    .executeTakeFirst()
  return clerk === undefined
}

/** The known spelling of a body, so that its clerks see the case; a new name stays as typed. */
export async function knownBody(db: RecordTx, officeId: string, typed: string | null): Promise<string | null> {
  if (typed === null) return null
  const same = (name: string): boolean => name.toLowerCase() === typed.toLowerCase()
  const alike = (name: string): boolean => fold(name.toLowerCase()) === fold(typed.toLowerCase())
  const known = (await receivingBodies(db, officeId)).sort((a, b) => Number(b.hasAccount) - Number(a.hasAccount))
  return (known.find((b) => same(b.name)) ?? known.find((b) => alike(b.name)))?.name ?? typed
}
