// Installs and builds what is missing or out of date; runs under any Node from 20 on and needs nothing installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** The Node that came with the packages, else the one that runs this. */
export function nodePath() {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  return existsSync(own) ? own : process.execPath
}

let out = process.stdout
export function say(text) {
  out.write(`  ${text}\n`)
}

/** Leaves the product installed and built; quick when nothing changed. `stream` takes the words about it. */
export function prepare(stream = process.stdout) {
  out = stream

  step(
    'packages',
    hashOf([join(root, 'package-lock.json')]),
    'Cài các gói cần thiết (lần đầu mất khoảng một phút)',
    () =>
      run(
        npm,
        ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
        'Hãy kiểm tra kết nối tới kho gói npm và quyền ghi thư mục, rồi chạy lại.',
      ),
  )
  step(
    'build',
    stampOf([
      'apps',
      'libs',
      'scripts',
      'test/press',
      'test/measure',
      'test/support',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
    ]),
    'Biên dịch',
    () =>
      run(
        nodePath(),
        [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
        'Mã nguồn không biên dịch được, lỗi ghi ở trên (tệp, dòng). Hãy sửa lỗi đó hoặc lấy lại bản mã nguồn nguyên vẹn, rồi chạy lại.',
      ),
  )
}

function step(name, stamp, words, work) {
  const file = join(root, name === 'packages' ? 'node_modules' : 'dist', `.${name}-stamp`)
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return
  say(`${words}…`)
  work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}

/** `advice`: what to do when it fails. */
function run(command, args, advice) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  process.stderr.write(`\n  Không xong: ${command} ${args.join(' ')}\n  ${advice}\n`)
  process.exit(1)
}

const hashOf = (files) => files.reduce((h, f) => h.update(readFileSync(f)), createHash('sha256')).digest('hex')

/** Names, sizes and times of the sources: enough to see that something changed, and quick. */
function stampOf(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const info = statSync(path)
    if (info.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else if (/\.(?:ts|tsx|json)$/.test(path)) hash.update(`${path.slice(root.length)} ${info.size} ${info.mtimeMs}\n`)
  }
  for (const path of paths) if (existsSync(join(root, path))) visit(join(root, path))
  return hash.digest('hex')
}
