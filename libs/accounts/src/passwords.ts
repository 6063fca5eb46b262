import { hash, verify } from '@node-rs/argon2'
import { PressError } from '#foundation'

/** Argon2id, 19 MiB, two passes: the OWASP minimum of 2023; about 45 ms on one core. Algorithm 2 is argon2id. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const passwordMinLength = 10
/** Longest password that is looked at; a longer one costs time and protects nobody. Characters. */
const passwordMaxLength = 200
/** A name shorter than this stands in many words by chance. */
const nameToAvoidLength = 4

/** In the place of a hash while nobody has set a password: no password fits. */
export const noPassword = ''

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

export async function isPassword(passwordHash: string, password: string): Promise<boolean> {
  if (password.length > 2 * passwordMaxLength) return false
  try {
    return await verify(passwordHash, password.normalize('NFC'))
  } catch {
    return false
  }
}

/** Throws `password-weak` with what to change. */
export function checkNewPassword(password: string, username: string): void {
  const problem =
    [...password].length < passwordMinLength
      ? `Mật khẩu cần ít nhất ${passwordMinLength} ký tự.`
      : [...password].length > passwordMaxLength
        ? `Mật khẩu dài nhất ${passwordMaxLength} ký tự.`
        : username.length >= nameToAvoidLength && password.toLowerCase().includes(username.toLowerCase())
          ? 'Mật khẩu không được chứa tên đăng nhập.'
          : new Set(password).size < 5
            ? 'Mật khẩu cần nhiều ký tự khác nhau hơn.'
            : null
  if (problem) throw new PressError('password-weak', { userMessage: problem, details: { field: 'password' } })
}

/** Costs the same time as a real check, so that unknown names cannot be told from wrong passwords. */
let decoy: Promise<string> | null = null
export async function burnTime(password: string): Promise<void> {
  decoy ??= hashPassword('không có tài khoản này')
  await isPassword(await decoy, password)
}
