// A real Kafka for the tests: jars by Maven into an ignored folder, one broker started for one run, gone with it.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from './free-port.mjs'
import { fetchJars, findJava } from './java.mjs'

const version = '4.4.0'
const what = `Kafka ${version}`
const pom = join(dirname(fileURLToPath(import.meta.url)), 'kafka', 'pom.xml')
/** The account of the listener with TLS and passwords; also in `kafka-of-tests.ts`. */
const account = { username: 'desk', password: 'cau-song-Vang-71' }
const storePassword = 'store-only-for-tests'

/**
 * Starts a broker on free ports of 127.0.0.1. `brokers` is its plain listener, `secure` the one with TLS and passwords,
 * `ca` the PEM file of its certificate, `url` all three as JSON. `stop('SIGKILL')` and `start()` play a broker that dies and comes back.
 */
export async function startKafka() {
  const java = findJava(17, what)
  const lib = fetchJars(`kafka-${version}`, pom, what)
  const folder = mkdtempSync(join(tmpdir(), 'kafka-'))
  const [plain, secure, controller] = [await freePort(), await freePort(), await freePort()]
  const ca = makeCertificate(java, folder)
  const file = join(folder, 'server.properties')
  writeFileSync(file, properties({ folder, plain, secure, controller }))
  const memory = ['-Xms128m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto']
  const quiet = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn']
  const run = [...memory, ...quiet, '-cp', join(lib, '*')]
  const id = randomBytes(16).toString('base64url')
  const { username, password } = account
  const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((m) => [
    '--add-scram',
    `${m}=[name=${username},password=${password}]`,
  ])
  await promisify(execFile)(java, [...run, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', file, ...scram])

  let server = null
  const start = async () => {
    let errors = ''
    const child = spawn(java, [...run, 'kafka.Kafka', file], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => (errors = (errors + d).slice(-4000)))
    server = child
    await untilItListens(plain, child, () => errors)
  }
  const end = async (signal = 'SIGTERM') => {
    if (server && server.exitCode === null && server.signalCode === null) {
      server.kill(signal)
      const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
      await once(server, 'exit')
      clearTimeout(late)
    }
  }
  await start()
  const stop = async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  const addresses = { brokers: `127.0.0.1:${plain}`, secure: `127.0.0.1:${secure}`, ca }
  return { ...addresses, url: JSON.stringify(addresses), start, end, stop }
}

/** One process is broker and controller, as for development; three listeners. */
function properties({ folder, plain, secure, controller }) {
  const login = 'org.apache.kafka.common.security'
  const { username, password } = account
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${plain},SECURE://127.0.0.1:${secure},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${plain},SECURE://127.0.0.1:${secure}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    'listener.name.secure.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    'listener.name.secure.plain.sasl.jaas.config': `${login}.plain.PlainLoginModule required user_${username}="${password}";`,
    'listener.name.secure.scram-sha-256.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
    'listener.name.secure.scram-sha-512.sasl.jaas.config': `${login}.scram.ScramLoginModule required;`,
    'listener.name.secure.ssl.keystore.location': join(folder, 'server.p12').replaceAll('\\', '/'),
    'listener.name.secure.ssl.keystore.password': storePassword,
    'listener.name.secure.ssl.keystore.type': 'PKCS12',
    'log.dirs': join(folder, 'logs').replaceAll('\\', '/'),
    'auto.create.topics.enable': false,
    'offsets.topic.num.partitions': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** A self-signed certificate by Java's own tool; returns its PEM file. */
function makeCertificate(java, folder) {
  const store = ['-keystore', join(folder, 'server.p12'), '-storetype', 'PKCS12', '-storepass', storePassword]
  const keytool = (...args) =>
    execFileSync(join(dirname(java), process.platform === 'win32' ? 'keytool.exe' : 'keytool'), args, { stdio: 'pipe' })
  const names = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1,DNS:localhost', '-ext', 'BC=ca:true']
  keytool(
    '-genkeypair',
    '-alias',
    'server',
    '-keyalg',
    'EC',
    '-groupname',
    'secp256r1',
    '-validity',
    '30',
    ...names,
    ...store,
  )
  const pem = join(folder, 'ca.pem')
  keytool('-exportcert', '-rfc', '-alias', 'server', '-file', pem, ...store)
  if (!readFileSync(pem, 'utf8').includes('BEGIN CERTIFICATE')) throw new Error('keytool wrote no certificate')
  return pem
}

async function untilItListens(port, server, said) {
  for (let i = 0; i < 600; i++) {
    if (server.exitCode !== null) throw new Error(`Kafka ended with ${server.exitCode}: ${said()}`)
    const isOpen = await new Promise((resolve) => {
      const socket = createConnection(port, '127.0.0.1')
      socket.on('connect', () => (socket.destroy(), resolve(true)))
      socket.on('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error(`Kafka did not answer within 60 s: ${said()}`)
}
