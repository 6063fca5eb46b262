// `npm test`: installs what npm can bring, looks for what it cannot, then types, lint, the import ladder and every test.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { nodePath, prepare, root, say } from './prepare.mjs'

prepare()
const env = { ...process.env, CHROMIUM_PATH: await findChromium(), NODE_ENV: 'test' }
const bin = (name) => join(root, 'node_modules', name)

run('Kiểu dữ liệu', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'])
run('Thứ bậc nhập khẩu', [
  bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
  'apps',
  'libs',
  'test/press',
  '--config',
  '.dependency-cruiser.cjs',
])
run('Quy tắc mã nguồn', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])
run('Cách trình bày', [
  bin('prettier/bin/prettier.cjs'),
  '--check',
  '--log-level',
  'warn',
  'apps',
  'libs',
  'scripts',
  'test',
])
run('Kiểm thử', [
  '--experimental-vm-modules',
  '--no-warnings',
  '--max-old-space-size=3000',
  bin('jest/bin/jest.js'),
  '--maxWorkers=2',
  ...process.argv.slice(2),
])

function run(words, args) {
  say(`${words}…`)
  const started = performance.now()
  const { status } = spawnSync(nodePath(), args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    process.stderr.write(`\n  Không đạt: ${words}\n`)
    process.exit(status ?? 1)
  }
  say(`${words}: đạt (${((performance.now() - started) / 1000).toFixed(0)} giây)`)
}
