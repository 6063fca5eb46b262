/** Who may come in: accounts, invitations, passwords, second factors, sessions, and the audit log. */
export {
  type AccountGiven,
  createAccount,
  disableAccount,
  findAccount,
  type NewAccount,
  setPassword,
} from './accounts.js'
export { audit, type AuditEntry } from './audit.js'
export {
  acceptInvitation,
  findInvitation,
  type Invitation,
  invitationDays,
  inviteAccount,
  inviteAgain,
} from './invitations.js'
export { checkNewPassword, hashPassword, isPassword, noPassword, passwordMinLength } from './passwords.js'
export {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  hasSecondFactor,
  otpAddress,
  renewRecoveryCodes,
  type SecondFactor,
  secondFactorOf,
} from './second-factor.js'
export {
  endAllSessions,
  endSession,
  findSession,
  openSession,
  openSessions,
  type SignedIn,
  type Whence,
} from './sessions.js'
export { awaitsSecondStep, finishSignIn, secondStepMs, signIn, type SignInAnswer } from './sign-in.js'
export {
  applySignInRules,
  defaultSignInRules,
  idleHoursRange,
  lifeDaysRange,
  readSignInRules,
  type SignInRules,
  signInSettingKey,
} from './sign-in-rules.js'
export { addressKey, Throttle, type ThrottleKey } from './throttle.js'
export {
  createToken,
  findToken,
  forgetTokens,
  isInForce,
  revokeToken,
  scopesOf,
  type TokenHolder,
  tokenDays,
  type TokenScope,
  tokenScopeNames,
  tokenScopes,
  tokensMax,
  tokensOf,
} from './tokens.js'
