import { Secret, TOTP } from 'otpauth'
import { secondFactorOf } from '#accounts'
import type { Site } from '../../shell/contract/open-site.js'

/** What a person's phone shows now. */
export async function deviceCode(site: Pick<Site, 'store' | 'clock'>, accountId: string): Promise<string> {
  const { secret = '' } = (await secondFactorOf(site.store.reader, accountId)) ?? {}
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: site.clock.nowMs() })
}
