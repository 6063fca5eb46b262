// The system's Chromium: npm cannot bring it, so it is looked for, offered, or asked for by name.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const packages = ['chromium', 'fonts-liberation2']

/** Path of a browser; installs one where it may, else explains and exits with 1. */
export async function findChromium() {
  const found = [process.env.CHROMIUM_PATH, ...places].find((p) => p && existsSync(p))
  if (found) return found
  if (await mayInstall()) install()
  const now = places.find((p) => existsSync(p))
  if (now) return now
  process.stderr.write(`
  Thiếu trình duyệt Chromium để chạy kiểm thử giao diện.
  Debian, Ubuntu:  sudo apt-get install -y ${packages.join(' ')}
  Nơi khác: cài Chromium hoặc Chrome rồi đặt CHROMIUM_PATH=/đường/dẫn.
  (Chromium is missing: the browser tests need it. Install it as above, or set CHROMIUM_PATH.)
`)
  process.exit(1)
}

async function mayInstall() {
  if (spawnSync('apt-get', ['--version']).status !== 0 || process.getuid?.() !== 0) return false
  if (process.env.CI === 'true') return true
  if (!process.stdin.isTTY) return false
  const ask = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await ask.question(`  Kiểm thử cần Chromium. Cài bằng apt-get (${packages.join(', ')})? [c/K] `)
  ask.close()
  return /^(?:c|co|có|y|yes)$/i.test(answer.trim())
}

function install() {
  process.stdout.write('  Cài Chromium bằng apt-get…\n')
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
