// A real Elasticsearch for the tests: its core from Maven Central, started for one run, gone with it.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.mjs'
import { fetchJars, findJava } from './java.mjs'

const here = join(dirname(fileURLToPath(import.meta.url)), 'elasticsearch')
const version = '9.5.3'
const what = `Elasticsearch ${version}`

/** Starts one node on a port of 127.0.0.1 (a free one unless given); `heap` in MB. `stop` leaves nothing behind. */
export async function startElasticsearch({ heap = 384, port, home: keptHome } = {}) {
  const java = findJava(21, what)
  const lib = fetchJars(`elasticsearch-${version}`, join(here, 'pom.xml'), what)
  const home = keptHome ?? mkdtempSync(join(tmpdir(), 'elasticsearch-'))
  const classPath = layOut(lib, home, java)
  const at = port ?? (await freePort())
  const memory = [`-Xms${heap}m`, `-Xmx${heap}m`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  const access = ['--add-modules=jdk.incubator.vector', '--enable-native-access=ALL-UNNAMED']
  const program = [...memory, ...access, '-cp', classPath, join(here, 'EsNode.java'), home, String(at)]
  const server = spawn(java, program, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const keep = (d) => (said = (said + d).slice(-4000))
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)
  const url = `http://127.0.0.1:${at}`
  const stop = async ({ keepData = false, signal = 'SIGTERM' } = {}) => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill(signal)
      await once(server, 'exit')
    }
    if (!keepData) rmSync(home, { recursive: true, force: true })
  }
  try {
    await untilHealthy(url, server, () => said)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, port: at, home, stop }
}

/** The HTTP transport is a module with a class loader of its own; the other jars make the class path. */
function layOut(lib, home, java) {
  const module = join(home, 'modules', 'transport-netty4')
  for (const folder of [module, join(home, 'config'), join(home, 'plugins')]) mkdirSync(folder, { recursive: true })
  const isTransport = (jar) => /^(?:netty-|transport-netty4-)/.test(jar)
  const jars = readdirSync(lib)
  for (const jar of jars.filter(isTransport)) copyFileSync(join(lib, jar), join(module, jar))
  const inside = 'META-INF/es-plugins/transport-netty4/plugin-descriptor.properties'
  const jar = join(dirname(java), process.platform === 'win32' ? 'jar.exe' : 'jar')
  execFileSync(jar, ['xf', join(lib, `transport-netty4-${version}.jar`), inside], { cwd: home })
  // On the class path the module has no Java module name.
  const descriptor = readFileSync(join(home, inside), 'utf8').replace(/^modulename=.*$/m, '')
  writeFileSync(join(module, 'plugin-descriptor.properties'), descriptor)
  return jars
    .filter((jar) => !isTransport(jar))
    .map((jar) => join(lib, jar))
    .join(process.platform === 'win32' ? ';' : ':')
}

async function untilHealthy(url, server, said) {
  for (let i = 0; i < 900; i++) {
    if (server.exitCode !== null) throw new Error(`${what} ended with ${server.exitCode}: ${said()}`)
    try {
      const { status } = await (await fetch(`${url}/_cluster/health`)).json()
      if (status === 'green' || status === 'yellow') return
    } catch {
      // Not listening yet.
    }
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error(`${what} did not answer within 90 s: ${said()}`)
}
