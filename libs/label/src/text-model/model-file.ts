import { PressError } from '#foundation'
import { labelErrors } from '../errors.js'

/**
 * One file: `LBL1`, the length of the head (uint32, little endian), the head as JSON, then the arrays the head lists, each
 * at a multiple of four bytes after the head.
 */
const magic = 'LBL1'

/** Arrays a model file may hold. */
export type ModelArray = Uint32Array | Float32Array | Int8Array | Uint8Array | Uint16Array
const arrayTypes = { Uint32Array, Float32Array, Int8Array, Uint8Array, Uint16Array } as const

interface ArrayEntry {
  readonly name: string
  readonly type: keyof typeof arrayTypes
  readonly length: number
}

/** Packs a head and named arrays. */
export function packModel(head: unknown, arrays: Readonly<Record<string, ModelArray>>): Buffer {
  const entries: ArrayEntry[] = Object.entries(arrays).map(([name, a]) => ({
    name,
    type: a.constructor.name as keyof typeof arrayTypes,
    length: a.length,
  }))
  const json = Buffer.from(JSON.stringify({ head, arrays: entries }), 'utf8')
  const start = Buffer.alloc(8)
  start.write(magic, 0, 'latin1')
  start.writeUInt32LE(json.length, 4)
  const parts = [start, json, padding(json.length)]
  for (const a of Object.values(arrays)) {
    parts.push(Buffer.from(a.buffer, a.byteOffset, a.byteLength), padding(a.byteLength))
  }
  return Buffer.concat(parts)
}

const padding = (length: number): Buffer => Buffer.alloc((4 - (length % 4)) % 4)

/** Reads what `packModel` wrote. Throws `label-model-unreadable` when the bytes are not a model. */
export function unpackModel<Head>(bytes: Uint8Array): { head: Head; arrays: Record<string, ModelArray> } {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (file.toString('latin1', 0, 4) !== magic) throw new Error('wrong magic')
    const jsonLength = file.readUInt32LE(4)
    const { head, arrays } = JSON.parse(file.toString('utf8', 8, 8 + jsonLength)) as {
      head: Head
      arrays: ArrayEntry[]
    }
    return { head, arrays: readArrays(file, aligned(8 + jsonLength), arrays) }
  } catch (cause) {
    throw new PressError(labelErrors.modelUnreadable, {
      userMessage: 'Tệp mô hình gán nhãn bị hỏng. Hãy cài lại phần mềm hoặc khôi phục tệp mô hình.',
      cause,
    })
  }
}

const aligned = (n: number): number => n + ((4 - (n % 4)) % 4)

function readArrays(file: Buffer, from: number, entries: readonly ArrayEntry[]): Record<string, ModelArray> {
  const arrays: Record<string, ModelArray> = {}
  let at = from
  for (const { name, type, length } of entries) {
    const Type = arrayTypes[type]
    const byteLength = length * Type.BYTES_PER_ELEMENT
    if (at + byteLength > file.length) throw new Error(`array ${name} is cut off`)
    // A copy, because typed arrays must start at a multiple of their width.
    arrays[name] = new Type(new Uint8Array(file.subarray(at, at + byteLength)).buffer)
    at += aligned(byteLength)
  }
  return arrays
}
