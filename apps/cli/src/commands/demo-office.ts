import { createAccount } from '#accounts'
import { registerOutlets, type OutletEntry } from '#collect'
import { PressError } from '#foundation'
import type { Role } from '#press'
import { type Command, print, readArguments, usageError, withEngines } from './command.js'

const people: readonly { username: string; displayName: string; role: Role; body?: string }[] = [
  { username: 'chuyenvien', displayName: 'Đỗ Khắc Duy', role: 'chuyen-vien' },
  { username: 'truongphong', displayName: 'Lò Thị Mận', role: 'truong-phong' },
  { username: 'lanhdao', displayName: 'Hà Vi Thảo', role: 'lanh-dao' },
  { username: 'quantri', displayName: 'Vũ Quang Trị', role: 'quan-tri' },
  { username: 'donvi', displayName: 'Trịnh Văn Sơn', role: 'don-vi', body: 'Sở Nông nghiệp và Môi trường' },
]

interface RegistryRow extends Omit<OutletEntry, 'sources'> {
  readonly sources: readonly { kind: 'feed' | 'sitemap' | 'list-page'; url: string; linkRule?: string }[]
}

/** Sets up the demonstration office: accounts and the simulated press's sources. What it collects comes through collecting. */
export const demoOffice: Command = {
  name: 'demo-office',
  usage: '--registry <địa chỉ> --password <mật khẩu>  lập văn phòng minh họa',
  run: async (args, env) => {
    const { values } = readArguments(demoOffice, args, { registry: { type: 'string' }, password: { type: 'string' } })
    const { registry, password } = values
    if (!registry || !password) throw usageError(demoOffice)
    await withEngines(env, async ({ store, clock, settings, gazetteer }) => {
      if (!settings.isDemo)
        throw new PressError('demo-only', { userMessage: 'Lệnh này chỉ dùng cho bản minh họa (DEMO=true).' })
      const rows = (await (await fetch(registry)).json()) as RegistryRow[]
      const province = gazetteer.resolveProvince('Hoài Giang')
      if (!province)
        throw new PressError('demo-only', { userMessage: 'Thiếu danh mục địa giới minh họa: đặt GAZETTEER_OVERLAY.' })
      await store.db
        .insertInto('office')
        .values({ id: 'minh-hoa', name: province.name, provinceSlug: province.slug, createdAt: clock.now() })
        .execute()
      for (const person of people) await createAccount(store, clock, { officeId: 'minh-hoa', password, ...person })
      const added = await registerOutlets(
        store,
        clock,
        rows.map((r) => ({
          ...r,
          provinceSlug: ownPapers.includes(r.code) ? province.slug : null,
          sources: r.sources.map((s) => ({ kind: s.kind, url: s.url, rule: s.linkRule ? { link: s.linkRule } : null })),
        })),
      )
      print(`  ${added.outlets} đầu báo, ${added.sources} nguồn`)
    })
  },
}

/** The invented province's own paper and portal. */
const ownPapers: readonly string[] = ['hoaigiang', 'cong']
