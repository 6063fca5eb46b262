// `npm start`: installs, builds and starts the product; `.env` beside package.json is read when it is there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, prepare, root } from './prepare.mjs'
import { memoryEnv, memoryFlags } from './memory-flags.mjs'

prepare()
const env = join(root, '.env')
const child = spawn(
  nodePath(),
  [...(existsSync(env) ? [`--env-file=${env}`] : []), ...memoryFlags, join(root, 'dist/apps/press/src/main.js')],
  { cwd: root, stdio: 'inherit', env: { ...memoryEnv, ...process.env } },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
