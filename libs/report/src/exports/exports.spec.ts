import JSZip from 'jszip'
import { extractText, getDocumentProxy } from 'unpdf'
import {
  buildDraft, chartSvg, defaultProfileSettings, type Draft, exportFormats, fileName, figuresOf, profileOf, type ProfileName, type ReportIssue, weeklyOutline,
} from '#report' // prettier-ignore
import { type PlayedPress, twoWeeks, vanHa, week47 } from '../../contract/two-weeks.js'

let press: PlayedPress
let draft: Draft
beforeAll(async () => {
  press = await twoWeeks()
  draft = await buildDraft({ ...press.request(week47), isDemo: true }, weeklyOutline)
})
afterAll(() => press.close())

const issueOf = (name: ProfileName, over: Partial<ReportIssue> = {}): ReportIssue => ({
  draft,
  settings: { ...defaultProfileSettings(vanHa, name), signer: 'Nguyễn Văn An' },
  number: '05',
  date: '2026-02-04',
  showPrompts: true,
  ...over,
})
const [docx, pdf] = exportFormats
const clean = (text: string): string => text.replaceAll('\u00A0', ' ').replace(/\s+/gu, ' ')

async function wordXml(
  name: ProfileName,
  over: Partial<ReportIssue> = {},
): Promise<{ document: string; text: string; header: string }> {
  const zip = await JSZip.loadAsync(await docx.write(issueOf(name, over), profileOf(name)))
  const read = (file: string): Promise<string> => zip.file(file)?.async('string') ?? Promise.resolve('')
  const document = await read('word/document.xml')
  const text = clean(
    document
      .replaceAll('<w:noBreakHyphen/>', '-')
      .replace(/<\/w:p>/gu, ' ')
      .replace(/<[^>]+>/gu, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
  return { document, text, header: (await read('word/header1.xml')) + (await read('word/header2.xml')) }
}
/** The paragraph of the document that holds a text. */
const paragraphWith = (document: string, text: string): string =>
  document.split('<w:p>').find((p) => clean(p.replace(/<[^>]+>/gu, '')).includes(text)) ?? ''
async function pdfPages(name: ProfileName, over: Partial<ReportIssue> = {}): Promise<string[]> {
  const bytes = await pdf.write(issueOf(name, over), profileOf(name))
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  return text.map(clean)
}

describe('DOCX of a state body', () => {
  it('has the paper and margins of Nghị định 30 and Times New Roman in all four slots', async () => {
    const { document } = await wordXml('nd30')
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567"/u)
    const zip = await JSZip.loadAsync(await docx.write(issueOf('nd30'), profileOf('nd30')))
    const styles = (await zip.file('word/styles.xml')?.async('string')) ?? ''
    for (const slot of ['ascii', 'hAnsi', 'cs', 'eastAsia']) expect(styles).toContain(`w:${slot}="Times New Roman"`)
  })

  it('sets motto, bodies, number, date, type and abstract in their sizes', async () => {
    const { document } = await wordXml('nd30')
    const sizeOf = (text: string): { size: string; bold: boolean; italic: boolean } => {
      const p = paragraphWith(document, text)
      return { size: /w:sz w:val="(\d+)"/u.exec(p)?.[1] ?? '', bold: /<w:b\/>/u.test(p), italic: /<w:i\/>/u.test(p) }
    }
    expect(sizeOf('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toEqual({ size: '24', bold: true, italic: false })
    expect(sizeOf('Độc lập - Tự do - Hạnh phúc')).toEqual({ size: '26', bold: true, italic: false })
    expect(sizeOf('UBND TỈNH VÂN HẠ')).toEqual({ size: '24', bold: false, italic: false })
    expect(sizeOf('VÀ DU LỊCH')).toEqual({ size: '24', bold: true, italic: false })
    expect(sizeOf('Số: 05/BC-SVHTTDL')).toEqual({ size: '26', bold: false, italic: false })
    expect(sizeOf('Vân Hạ, ngày 04 tháng 02 năm 2026')).toEqual({ size: '26', bold: false, italic: true })
    expect(sizeOf('BÁO CÁO')).toEqual({ size: '28', bold: true, italic: false })
    expect(sizeOf('Tình hình báo chí và dư luận phản ánh về tỉnh Vân Hạ')).toEqual({
      size: '28',
      bold: true,
      italic: false,
    })
    expect(sizeOf('Nơi nhận:')).toEqual({ size: '24', bold: true, italic: true })
    expect(sizeOf('- Như trên;')).toEqual({ size: '22', bold: false, italic: false })
    expect(sizeOf('- Lưu: VT, BCXB.')).toEqual({ size: '22', bold: false, italic: false })
    expect(sizeOf('GIÁM ĐỐC')).toEqual({ size: '28', bold: true, italic: false })
  })

  it('sets the body justified at 14 points with a first-line indent and six points after', async () => {
    const p = paragraphWith((await wordXml('nd30')).document, 'có 8 đầu báo viết về tỉnh Vân Hạ')
    expect(p).toContain('<w:jc w:val="both"/>')
    expect(p).toContain('w:firstLine="720"')
    expect(p).toContain('w:after="120"')
    expect(p).toContain('<w:sz w:val="28"/>')
  })

  it('draws its rules as borders of empty paragraphs, repeats table heads and keeps rows whole', async () => {
    const { document } = await wordXml('nd30')
    expect(document.match(/<w:pBdr><w:bottom w:val="single"/gu)?.length).toBe(3)
    expect(document).not.toContain('____')
    expect(document).toContain('<w:tblHeader/>')
    expect(document.match(/<w:cantSplit\/>/gu)?.length).toBe(document.match(/<w:tr>/gu)?.length)
  })

  it('numbers pages from the second, the annex anew, and has no mark of secrecy anywhere', async () => {
    const { document, header, text } = await wordXml('nd30')
    expect(document.match(/<w:titlePg\/>/gu)?.length).toBe(2)
    expect(document.match(/<w:pgNumType w:start="1"/gu)?.length).toBe(2)
    expect(header).toContain('PAGE')
    expect(text).toContain('(Kèm theo Báo cáo số 05/BC-SVHTTDL ngày 04/02/2026 của Sở Văn hóa, Thể thao và Du lịch)')
    expect(text).not.toMatch(/(?:^|\s)(?:MẬT|TỐI MẬT|TUYỆT MẬT)(?:\s|$)/u)
  })

  it('ends its notes with the sources cited and the code of the version', async () => {
    const { text } = await wordXml('nd30', { versionCode: 'BC-2026-47/1' })
    expect(text).toContain('Nguồn trích. [1] ')
    expect(text).toContain('Mã bản: BC-2026-47/1.')
  })

  it('leaves a source that no sentence cites off the paper, and the numbers of the others as they are', async () => {
    const [first] = draft.cited
    if (!first) throw new Error('nothing cited')
    const spare = { ...first, articleId: 'chua-trich', title: 'Bài để dành' }
    const { text } = await wordXml('nd30', { draft: { ...draft, cited: [spare, ...draft.cited] } })
    expect(text).not.toContain('Bài để dành')
    expect(text).toContain(`Nguồn trích. [2] ${first.outlet}`)
  })

  it('keeps the two ends of a period in one line by the sign that Word has for it', async () => {
    const { document, text } = await wordXml('nd30')
    expect(document).toContain('09/11</w:t><w:noBreakHyphen/><w:t xml:space="preserve">15/11')
    expect(document).not.toContain('\u2011')
    expect(text).toContain('(09/11-15/11)')
    expect((await pdfPages('nd30')).join(' ')).toContain('(09/11\u201115/11)')
  })

  it('does not stretch the few words before an address over the line', async () => {
    const { document } = await wordXml('nd30')
    expect(paragraphWith(document, 'Đường dẫn: http')).toContain('<w:jc w:val="left"/>')
  })

  it('ends with ./. and marks invented data on every page', async () => {
    const { text, header } = await wordXml('nd30')
    expect(text).toContain('(từ ngày 16/11 đến ngày 22/11/2026)./.')
    expect(header.match(/DỮ LIỆU MINH HỌA/gu)?.length).toBe(2)
  })
})

describe('DOCX of a Party body', () => {
  it('has its own head: Party title at 15, asterisk, number without colon, abstract in lower case over five hyphens', async () => {
    const { document, text } = await wordXml('dang-2026')
    expect(document).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"/u)
    expect(paragraphWith(document, 'ĐẢNG CỘNG SẢN VIỆT NAM')).toContain('<w:sz w:val="30"/>')
    expect(text).toContain('TỈNH ỦY VÂN HẠ BAN TUYÊN GIÁO VÀ DÂN VẬN * Số 05-BC/BTGDVTU')
    expect(text).toContain('BÁO CÁO tình hình báo chí và dư luận phản ánh về tỉnh Vân Hạ')
    expect(text).toContain(' ----- ')
    expect(text).not.toContain('Kính gửi')
    expect(text).toContain('I- KHÁI QUÁT')
    expect(text).not.toContain('./.')
  })

  it('underlines Nơi nhận, sets the post upright and lines at exactly 18 points', async () => {
    const { document } = await wordXml('dang-2026')
    expect(paragraphWith(document, 'Nơi nhận:')).toContain('<w:u w:val="single"/>')
    expect(paragraphWith(document, 'TRƯỞNG BAN')).not.toContain('<w:b/>')
    expect(document).toContain('w:line="360" w:lineRule="exact"')
  })

  it('the form of 2018 ends the lines of Nơi nhận with commas', async () => {
    expect((await wordXml('dang-2018')).text).toContain('- Thường trực Tỉnh ủy,')
    expect((await wordXml('dang-2026')).text).toContain('- Thường trực Tỉnh ủy;')
  })
})

it('PDF and DOCX say the same words and carry the same figures', async () => {
  const word = (await wordXml('nd30')).text
  const pages = (await pdfPages('nd30')).join(' ')
  for (const { run } of figuresOf(draft).filter((f) => f.holder.startsWith('overview/')))
    expect([run.text, word.includes(run.text), pages.includes(run.text)]).toEqual([run.text, true, true])
  for (const sentence of [
    'có 8 đầu báo viết về tỉnh Vân Hạ với 15 tin, bài',
    'VIII. ĐỀ XUẤT, KIẾN NGHỊ',
    'DANH MỤC TIN, BÀI',
  ]) {
    expect(word).toContain(sentence)
    expect(pages).toContain(sentence)
  }
})

it('PDF begins without a page number, counts from 2, and counts its annex anew', async () => {
  const pages = await pdfPages('nd30')
  const annex = pages.findIndex((p) => p.includes('DANH MỤC TIN, BÀI'))
  // Readers give the head of a page after its text.
  expect(pages[0]).toMatch(/[^-] DỮ LIỆU MINH HỌA$/u)
  expect(pages[1]).toMatch(/ 2 - DỮ LIỆU MINH HỌA$/u)
  expect(pages[annex]).not.toMatch(/\d - DỮ LIỆU MINH HỌA$/u)
  expect(pages[annex + 1]).toMatch(/^TT Cơ quan báo chí .* 2 - DỮ LIỆU MINH HỌA$/u)
})

it('an issue prints no prompts: what nobody wrote is left out and the rest is numbered anew', async () => {
  const text = (await wordXml('nd30', { showPrompts: false })).text
  expect(text).not.toContain('Chờ người viết')
  expect(text).not.toContain('DƯ LUẬN XÃ HỘI')
  expect(text).toContain('IV. KẾT QUẢ XỬ LÝ')
  expect(text).not.toContain('VIII.')
})

it('writes decomposed text of the press composed, and links only to the web', async () => {
  const table = draft.sections.at(-1)?.blocks[0]
  if (table?.type !== 'table') throw new Error('no annex')
  const rows = [{ ...table.rows[0], id: 'x', cells: table.rows[0]?.cells.map((c, i) => (i === 3 ? [{ type: 'text' as const, text: 'Đường mới'.normalize('NFD') }] : c)) ?? [], link: { column: 3, url: 'javascript:alert(1)' } }] // prettier-ignore
  const odd = { ...draft, sections: [...draft.sections.slice(0, -1), { ...(draft.sections.at(-1) as Draft['sections'][number]), blocks: [{ ...table, rows }] }] } // prettier-ignore
  const { text, document } = await wordXml('nd30', { draft: odd })
  expect(text).toContain('Đường mới'.normalize('NFC'))
  expect(document).not.toContain('<w:hyperlink')
})

it('names files without accents and spaces', () => {
  expect(fileName(issueOf('dang-2026'), profileOf('dang-2026'), 'docx')).toBe(
    '05-BC-BTGDVTU_tong-hop-bao-chi-tuan-47-2026.docx',
  )
  expect(fileName({ ...issueOf('nd30'), draft: { ...draft, kind: 'daily' } }, profileOf('nd30'), 'pdf')).toBe(
    '2026-11-22_diem-bao.pdf',
  )
})

it('drops control characters and broken pairs of the press, which no Word file may hold', async () => {
  const text = 'Dấu\u0007 lạ \uD800 ở đây'
  const odd = { ...draft, sections: [{ ...(draft.sections[0] as Draft['sections'][number]), blocks: [{ type: 'paragraph' as const, id: 'x', runs: [{ type: 'text' as const, text }] }] }] } // prettier-ignore
  const { document } = await wordXml('nd30', { draft: odd })
  expect(document).toContain('Dấu lạ \uFFFD ở đây')
})

it('draws a chart for the screen with its values and a name, press text escaped', () => {
  const chart = draft.sections[0]?.blocks.find((b) => b.type === 'chart')
  if (chart?.type !== 'chart') throw new Error('no chart')
  const svg = chartSvg({ ...chart, caption: '<b>"&' })
  expect(svg).toContain('aria-label="&#60;b&#62;&#34;&#38;: ')
  expect(svg.match(/<rect /gu)?.length).toBe(chart.bars.length)
})
