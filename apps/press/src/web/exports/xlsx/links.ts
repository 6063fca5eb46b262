import type writeXlsx from 'write-excel-file/node'
import { getCellAddress, sanitizeAttributeValue } from 'write-excel-file/utility'

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsx>[1]>['features']>[number]

/** Most links a sheet may have. */
const linksMax = 65_530
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** Makes the last column of the first sheet open its addresses, and puts filters on its head. */
export function linksAndFilter(links: readonly string[], columns: number): Feature {
  // Only web addresses: the press is untrusted, and a link runs what it names.
  const kept = links.flatMap((url, i) => (/^https?:\/\//i.test(url) && url.length < 2000 ? [{ url, row: i + 1 }] : []))
  const used = kept.slice(0, linksMax)
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // The order of elements is part of the format: filter behind the cells, links before the margins.
          transform: (xml, _options, { sheetIndex }) =>
            sheetIndex > 0
              ? xml
              : before(
                  before(xml, /<mergeCells|<pageMargins/, filterXml(links.length, columns)),
                  /<pageMargins/,
                  used.length === 0 ? '' : `<hyperlinks>${used.map((l) => linkXml(l.row, columns)).join('')}</hyperlinks>`,
                ),
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options, { sheetIndex }) =>
            sheetIndex > 0
              ? ''
              : used
                  .map(
                    ({ url, row }) =>
                      `<Relationship Id="rId-link-${row}" Type="${relation}" Target="${sanitizeAttributeValue(url)}" TargetMode="External"/>`,
                  )
                  .join(''),
        },
      },
    },
  } // prettier-ignore
}

const filterXml = (rows: number, columns: number): string =>
  `<autoFilter ref="A1:${getCellAddress(rows, columns - 1)}"/>`

const linkXml = (row: number, columns: number): string =>
  `<hyperlink ref="${getCellAddress(row, columns - 1)}" r:id="rId-link-${row}"/>`

function before(xml: string, place: RegExp, made: string): string {
  const at = xml.search(place)
  return at < 0 ? xml : xml.slice(0, at) + made + xml.slice(at)
}
