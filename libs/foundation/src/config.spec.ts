import { flag, oneOf, printSettings, readSettings, text, whole } from '#foundation'

const shape = {
  port: whole('PORT', 8080, 0, 65535, 'port'),
  demo: flag('DEMO', false, 'demo'),
  log: oneOf('LOG', ['info', 'warn'], 'info', 'level'),
  key: text('KEY', '', 'secret', true),
}

describe('settings', () => {
  it('come from the environment or their defaults, frozen', () => {
    const s = readSettings(shape, { PORT: '9000', DEMO: 'có' })
    expect(s).toEqual({ port: 9000, demo: true, log: 'info', key: '' })
    expect(Object.isFrozen(s)).toBe(true)
  })
  it('list all mistakes at once and print no secret', () => {
    expect(() => readSettings(shape, { PORT: '99999', DEMO: 'maybe', LOG: 'x' })).toThrow(/PORT=.*\n.*DEMO=.*\n.*LOG=/)
    expect(printSettings(shape, readSettings(shape, { KEY: 'abc' }))['KEY']).toBe('***')
  })
})
