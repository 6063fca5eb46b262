import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:tls'
import { bad, type Check, type CheckParts, type Finding, good, warn } from '../check.js'

const dayMs = 86_400_000
/** Left days under which people are told. */
const soonDays = 21
const answerMs = 8_000

/** Certificates that the site is reached by and that engines are checked by: how long each still holds. */
export const certificates: Check = {
  name: 'certificates',
  isSlow: true,
  look: async (parts) => {
    const { publicUrl, host, elasticsearchCa, kafkaCa } = parts.settings
    const found = [elasticsearchCa, kafkaCa].flatMap((file) => (file === null ? [] : fileFinding(file, parts)))
    if (publicUrl?.startsWith('https:')) found.push(await siteFinding(new URL(publicUrl), parts))
    else if (!/^(?:127\.|localhost$|::1$)/.test(host)) found.push(bad('site-without-tls', { host }))
    return found
  },
}

const finding = (name: string, until: string, { clock }: CheckParts): Finding => {
  const days = Math.floor((Date.parse(until) - clock.nowMs()) / dayMs)
  if (days < 0) return bad('certificate-over', { name })
  return days < soonDays ? warn('certificate-soon', { name, days }) : good('certificate', { name, days })
}

function fileFinding(file: string, parts: CheckParts): Finding {
  try {
    return finding(file, new X509Certificate(readFileSync(file)).validTo, parts)
  } catch {
    return bad('certificate-unreadable', { name: file })
  }
}

/** The certificate that visitors are shown; whether it is trusted is not asked here, an own authority is allowed. */
function siteFinding({ hostname, port }: URL, parts: CheckParts): Promise<Finding> {
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      rejectUnauthorized: false,
    })
    const end = (found: Finding): void => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(answerMs, () => end(warn('certificate-unknown', { name: hostname })))
    socket.once('error', () => end(warn('certificate-unknown', { name: hostname })))
    socket.once('secureConnect', () => end(finding(hostname, socket.getPeerCertificate().valid_to, parts)))
  })
}
