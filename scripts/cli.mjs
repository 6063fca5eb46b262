// `npm run -s cli -- <command>`; `.env` is read when it is there. Progress and preparation go to the error stream.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodePath, prepare, root } from './prepare.mjs'

prepare(process.stderr)
const env = join(root, '.env')
const { status } = spawnSync(
  nodePath(),
  [
    ...(existsSync(env) ? [`--env-file=${env}`] : []),
    '--no-warnings',
    '--max-old-space-size=1500',
    join(root, 'dist/apps/cli/src/main.js'),
    ...process.argv.slice(2),
  ],
  {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
