// `npm run bench|eval|soak -- <name>`: builds what is out of date, then measures the built product.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nodePath, prepare, root } from './prepare.mjs'

prepare(process.stderr)
const [kind, ...rest] = process.argv.slice(2)
const { status } = spawnSync(
  nodePath(),
  ['--no-warnings', '--expose-gc', '--max-old-space-size=3000', join(root, 'dist/test/measure/main.js'), kind, ...rest],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
