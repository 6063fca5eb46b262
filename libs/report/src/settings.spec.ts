import { defaultProfileSettings, readProfileSettings, readWritingSettings } from '#report'

const province = { name: 'Vân Hạ', slug: 'van-ha', type: 'tỉnh' } as const

it('settings of any age become whole: what fits is taken, the rest is the profile’s default', () => {
  const stored = {
    profile: 'dang-2026',
    signer: 'Lò Thị Hạnh',
    recipients: ['Như trên', 5],
    addressees: 'x',
    old: 1,
    termStart: '2025-10-01',
  }
  expect(readProfileSettings(stored, province)).toEqual({
    ...defaultProfileSettings(province, 'dang-2026'),
    signer: 'Lò Thị Hạnh',
    recipients: ['Như trên'],
    termStart: '2025-10-01',
  })
  expect(readProfileSettings(null, province)).toEqual(defaultProfileSettings(province, 'nd30'))
  expect(readProfileSettings({ profile: 'nonsense' }, province).profile).toBe('nd30')
})

it('keeps lengths of a report within what a draft can carry', () => {
  expect(readWritingSettings({ annexRows: 1e9, storiesPerField: 0, criticalWord: 'xấu' })).toMatchObject({
    annexRows: 2000,
    storiesPerField: 1,
    criticalWord: 'phê phán',
  })
  expect(readWritingSettings({ criticalWord: 'tiêu cực' }).criticalWord).toBe('tiêu cực')
})

it('names the bodies of a city as those of a city', () => {
  const city = defaultProfileSettings({ name: 'Hải Vân', slug: 'hai-van', type: 'thành phố' }, 'dang-2026')
  expect([city.superiorBody, city.recipients[0], city.recipients[1]]).toEqual([
    'Thành ủy Hải Vân',
    'Thường trực Thành ủy',
    'UBND thành phố',
  ])
})
