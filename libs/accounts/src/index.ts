/** Who may come in: accounts, passwords, sessions, and the audit log. */
export { createAccount, disableAccount, findAccount, type NewAccount, setPassword } from './accounts.js'
export { audit, type AuditEntry } from './audit.js'
export { checkNewPassword, hashPassword, isPassword, passwordMinLength } from './passwords.js'
export { endAllSessions, endSession, findSession, openSession, signIn, type SignedIn } from './sessions.js'
export { addressKey, Throttle, type ThrottleKey } from './throttle.js'
