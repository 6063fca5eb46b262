import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const packageRoot = findUpwards(dirname(fileURLToPath(import.meta.url)))
const publicFolder = join(packageRoot, 'apps/press/src/web/public')

/** Files that come with packages, by the name under which they are served. */
const fromPackages: Record<string, () => string> = {
  'chart.js': () => join(packageRoot, 'node_modules/chart.js/dist/chart.umd.min.js'),
  ...fonts('inter', '@fontsource-variable/inter/files/inter', 'wght-normal'),
  ...fonts('source-serif-4', '@fontsource-variable/source-serif-4/files/source-serif-4', 'wght-normal'),
}

function fonts(name: string, path: string, style: string): Record<string, () => string> {
  const subsets = ['latin', 'latin-ext', 'vietnamese']
  return Object.fromEntries(
    subsets.map((s) => [`${name}-${s}.woff2`, () => join(packageRoot, 'node_modules', `${path}-${s}-${style}.woff2`)]),
  )
}

interface Asset {
  readonly bytes: Buffer
  readonly type: string
  readonly hash: string
  gzip?: Buffer
  brotli?: Buffer
}
const assets = new Map<string, Asset>()

/** Address of an asset with the hash of its content, so that it can be cached for good. */
export function assetUrl(name: string): string {
  return `/assets/${load(name)?.hash ?? '0'}/${name}`
}

/** Answers `/assets/<hash>/<name>`. Only names of this list and of the public folder exist. */
export function serveAsset(request: Request, response: Response): void {
  const match = /^\/assets\/([0-9a-f]+)\/([a-z0-9.-]+)$/.exec(request.path)
  const asset = match ? load(match[2] as string) : null
  if (!asset) {
    response.status(404).end()
    return
  }
  response.setHeader('content-type', asset.type)
  response.setHeader('cache-control', match?.[1] === asset.hash ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('vary', 'accept-encoding')
  const accepts = String(request.headers['accept-encoding'] ?? '')
  if (asset.type.startsWith('font/')) response.end(asset.bytes)
  else if (/\bbr\b/.test(accepts)) {
    response.setHeader('content-encoding', 'br')
    response.end(
      (asset.brotli ??= brotliCompressSync(asset.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
    )
  } else if (/\bgzip\b/.test(accepts)) {
    response.setHeader('content-encoding', 'gzip')
    response.end((asset.gzip ??= gzipSync(asset.bytes)))
  } else response.end(asset.bytes)
}

function load(name: string): Asset | null {
  const known = assets.get(name)
  if (known) return known
  const type = types[extname(name)]
  const path = fromPackages[name]?.() ?? join(publicFolder, name)
  if (!type || !/^[a-z0-9.-]+$/.test(name) || !existsSync(path)) return null
  let bytes = readFileSync(path)
  // Style sheets name fonts by `asset(name)`; the address carries the font's own hash.
  if (name.endsWith('.css'))
    bytes = Buffer.from(
      bytes.toString('utf8').replaceAll(/asset\(([a-z0-9.-]+)\)/g, (_all, file: string) => `url(${assetUrl(file)})`),
    )
  const asset = { bytes, type, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) }
  assets.set(name, asset)
  return asset
}

function findUpwards(folder: string): string {
  return existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'apps')) && !folder.endsWith('dist')
    ? folder
    : findUpwards(dirname(folder))
}
