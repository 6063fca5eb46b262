// Java and Maven for the servers that come from Maven Central.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where Java lies besides TEST_JAVA_HOME and JAVA_HOME: Debian and its kin, Red Hat, macOS. */
const javaFolders = ['/usr/lib/jvm', '/usr/java', '/opt', '/Library/Java/JavaVirtualMachines']

/** The `java` program of a JDK of at least the version; `what` is the server that needs it. */
export function findJava(least, what) {
  const named = [process.env.TEST_JAVA_HOME, process.env.JAVA_HOME].filter(Boolean)
  const lying = javaFolders
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  for (const home of [...named, ...lying, ...lying.map((folder) => join(folder, 'Contents', 'Home'))]) {
    const java = join(home, 'bin', process.platform === 'win32' ? 'java.exe' : 'java')
    if (existsSync(java) && versionOf(home) >= least) return java
  }
  throw new Error(
    `Kiểm thử với ${what} cần Java ${least} trở lên. Hãy cài (Debian/Ubuntu: apt-get install openjdk-${least}-jdk-headless, ` +
      `hoặc Temurin: https://adoptium.net) rồi chạy lại; JDK ở chỗ khác thì đặt TEST_JAVA_HOME.`,
  )
}

/** Every JDK since 9 says its version in the file `release`. */
function versionOf(home) {
  try {
    return Number(/^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Folder `lib` with the jars that a pom names, fetched on first use into the ignored cache. */
export function fetchJars(name, pom, what) {
  const home = join(root, '.cache', 'servers', name)
  const lib = join(home, 'lib')
  const stamp = join(home, 'installed')
  if (existsSync(stamp)) return lib
  mkdirSync(home, { recursive: true })
  const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'
  const flags = ['-B', '-ntp', '-q', '-f', pom, plugin, '-DincludeScope=runtime', `-DoutputDirectory=${lib}`]
  try {
    execFileSync(process.platform === 'win32' ? 'mvn.cmd' : 'mvn', flags, {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
  } catch (cause) {
    throw new Error(
      cause.code === 'ENOENT'
        ? `Kiểm thử với ${what} cần Maven để lấy máy chủ về. Hãy cài (Debian/Ubuntu: apt-get install maven) rồi chạy lại.`
        : `Không lấy được ${what} để kiểm thử (${pom}). Hãy kiểm tra kết nối tới kho Maven rồi chạy lại.`,
      { cause },
    )
  }
  writeFileSync(stamp, '')
  return lib
}
