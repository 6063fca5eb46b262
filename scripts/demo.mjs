// `npm run demo`: the press simulator and a demonstration office in a folder of its own. Needs no internet.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryEnv, memoryFlags } from './memory-flags.mjs'
import { nodePath, prepare, root, say } from './prepare.mjs'

prepare()
const data = process.env.DATA_DIR ?? join(root, 'demo-data')
const children = []
const start = (args, options) => {
  const child = spawn(nodePath(), args, { cwd: root, ...options })
  children.push(child)
  return child
}
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)

say('Mở trang báo mô phỏng…')
const press = start([join(root, 'dist/test/press/main.js'), '--port', process.env.PRESS_PORT ?? '0', '--demo'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const { port } = JSON.parse(String((await once(press.stdout, 'data'))[0]))
const env = {
  ...memoryEnv,
  ...process.env,
  DATA_DIR: data,
  DEMO: 'true',
  PRESS_SIMULATOR: `127.0.0.1:${port}`,
  CLOCK_URL: `http://127.0.0.1:${port}/_control/clock`,
  GAZETTEER_OVERLAY: join(root, 'test/press/demonstration/gazetteer-overlay.json'),
}
mkdirSync(data, { recursive: true })
const secret = join(data, 'demo-password.txt')
if (!existsSync(join(data, 'record.sqlite'))) {
  say('Lập văn phòng minh họa (tỉnh Hoài Giang, hư cấu)…')
  writeFileSync(secret, `hoai-giang-${randomBytes(4).toString('hex')}\n`, { mode: 0o600 })
  const setup = start(
    [
      join(root, 'dist/apps/cli/src/main.js'),
      'demo-office',
      '--registry',
      `http://127.0.0.1:${port}/_control/registry`,
      '--password',
      readFileSync(secret, 'utf8').trim(),
    ],
    { env, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const [code] = await once(setup, 'exit')
  if (code !== 0) {
    stop()
    process.exit(1)
  }
  say('Bốn tuần tin đang được thu qua trang báo mô phỏng; xem được ngay, đủ sau khoảng hai phút.')
}
const product = start([...memoryFlags, join(root, 'dist/apps/press/src/main.js')], { env, stdio: 'inherit' })
say(`Tài khoản: chuyenvien, truongphong, lanhdao, quantri, donvi; mật khẩu ${readFileSync(secret, 'utf8').trim()}`)
product.on('exit', (code) => {
  stop()
  process.exit(code ?? 0)
})
