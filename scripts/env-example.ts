import { settingsShape } from '../apps/press/src/settings.js'

/** The text of `.env.example`: every setting with its default and what it does. */
export function envExample(): string {
  const lines = Object.values(settingsShape).map((s) => {
    const fallback = Array.isArray(s.fallback) ? s.fallback.join(',') : (s.fallback ?? '')
    return `# ${s.help}\n# ${s.env}=${String(fallback)}\n`
  })
  return `# Copy to .env and take the mark away from the lines to change. Times are in the unit the name ends in.\n\n${lines.join('\n')}`
}
