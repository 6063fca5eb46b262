import { randomInt } from 'node:crypto'
import type { RecordStore } from '#record'

/** One-time code that the first-run page asks for: whoever can read the console may set the office up. */
export class FirstRunCode {
  private constructor(private code: string | null) {}

  /** `fixed` replaces the random code in tests. No code once an account exists. */
  static async forStore(store: RecordStore, fixed: string | null): Promise<FirstRunCode> {
    const account = await store.reader.selectFrom('account').select('id').limit(1).executeTakeFirst()
    return new FirstRunCode(account ? null : (fixed ?? String(randomInt(100_000_000)).padStart(8, '0')))
  }

  end(): void {
    this.code = null
  }

  current(): string | null {
    return this.code
  }
}
