// `npm run dev`: the product restarts when its sources change. Types are checked by the editor and by `npm test`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodePath, prepare, root } from './prepare.mjs'

prepare()
const tsc = spawn(
  nodePath(),
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
)
const app = spawn(
  nodePath(),
  [
    '--watch',
    '--watch-path=dist/apps',
    '--watch-path=dist/libs',
    '--no-warnings',
    join(root, 'dist/apps/press/src/main.js'),
  ],
  { cwd: root, stdio: 'inherit' },
)
const stop = () => {
  tsc.kill()
  app.kill()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
app.on('exit', () => process.exit(0))
