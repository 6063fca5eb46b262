import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const unit = readFileSync('deploy/diem-bao.service', 'utf8')

/** Sections of a unit file; a key may stand several times. */
function parse(text: string): Map<string, Map<string, string[]>> {
  const sections = new Map<string, Map<string, string[]>>()
  let keys = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const section = /^\[(\w+)\]$/.exec(line)?.[1]
    if (section) sections.set(section, (keys = new Map<string, string[]>()))
    else {
      const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? []
      if (key === undefined) throw new Error(`no setting: ${line}`)
      keys.set(key, [...(keys.get(key) ?? []), value ?? ''])
    }
  }
  return sections
}

describe('the systemd unit', () => {
  const sections = parse(unit)
  const service = (key: string): string[] => sections.get('Service')?.get(key) ?? []

  it('starts at boot by npm start, is begun again whatever ends it, and is never given up', () => {
    expect([...sections.keys()]).toEqual(['Unit', 'Service', 'Install'])
    expect(service('ExecStart')).toEqual(['/usr/bin/env npm start'])
    expect(service('Restart')).toEqual(['always'])
    expect(sections.get('Unit')?.get('StartLimitIntervalSec')).toEqual(['0'])
    expect(sections.get('Install')?.get('WantedBy')).toEqual(['multi-user.target'])
    expect(Number(service('TimeoutStopSec'))).toBeGreaterThanOrEqual(60)
  })

  it('writes where it must and nowhere else, without rights it does not need', () => {
    expect(service('ProtectSystem')).toEqual(['strict'])
    expect(service('ReadWritePaths')[0]).toBe(service('WorkingDirectory')[0])
    for (const key of ['NoNewPrivileges', 'PrivateTmp', 'ProtectHome', 'RestrictSUIDSGID', 'LockPersonality'])
      expect([key, service(key)]).toEqual([key, ['true']])
    expect(service('CapabilityBoundingSet')).toEqual([''])
    expect(service('User')).not.toContain('root')
    // V8 compiles at run time: with this the product would not start.
    expect(service('MemoryDenyWriteExecute')).toEqual([])
  })

  it('is understood by systemd where there is one', () => {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) {
      // Without systemd the two tests above have read it.
      expect(sections.size).toBe(3)
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'unit-'))
    try {
      const file = join(folder, 'diem-bao.service')
      writeFileSync(file, unit.replaceAll('/opt/diem-bao', folder).replaceAll(/^(?:User|Group)=.*$/gm, ''))
      const { stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
      expect(stderr).not.toMatch(/diem-bao\.service:.*(?:Unknown|Failed|invalid)/i)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the Windows recipe', () => {
  const script = readFileSync('deploy/windows-service.ps1', 'utf8')
  it('starts at boot, begins again, has no time limit, and is plain ASCII, as older PowerShell reads files', () => {
    for (const words of ['-AtStartup', '-RestartCount', '-ExecutionTimeLimit ([TimeSpan]::Zero)', "-Argument 'start'"])
      expect(script).toContain(words)
    expect([...script].every((c) => c.charCodeAt(0) < 128)).toBe(true)
    expect(existsSync('scripts/start.mjs')).toBe(true)
  })
})
