import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Outcomes } from '../outcome.js'
import { robots } from './robots.js'

const aCase = (url: string, allowed: boolean, beyond = false): object => ({
  case: 'own',
  robots: 'user-agent: *\ndisallow: /kin/\n',
  agent: 'DiemBao',
  url,
  allowed,
  beyond_rfc: beyond,
})

describe('eval robots', () => {
  it('judges the cases of the RFC, tells the others, and names each that fails', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'robots-')), 'robots.json')
    const cases = [
      aCase('http://bao.example/kin/1', false),
      aCase('http://bao.example/tin', true),
      aCase('http://bao.example/kin/2', true),
      aCase('http://bao.example/x', false, true),
    ]
    writeFileSync(
      file,
      JSON.stringify({
        cases,
        valid_agents: [{ agent: 'DiemBao', valid: true }],
        paths: [{ url: 'http://bao.example', path: '/' }],
        escapes: [{ pattern: 'á', escaped: '%C3%A1' }],
      }),
    )
    const [outcomes, said] = [new Outcomes(), [] as string[]]
    await robots.run({
      outcomes,
      material: () => file,
      option: () => undefined,
      flag: () => false,
      say: (line) => said.push(line),
    })
    const figures = Object.fromEntries(outcomes.all.map((o) => [o.figure, o.value]))
    expect(figures).toEqual({ rfc: expect.closeTo(200 / 3), beyond: 0, agents: 100, paths: 100, escapes: 100 })
    expect(said.filter((line) => line.includes('should be'))).toEqual([
      'own: "DiemBao" http://bao.example/kin/2 should be allowed',
      'own (beyond): "DiemBao" http://bao.example/x should be disallowed',
    ])
  })
})
