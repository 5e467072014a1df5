/**
 * An index on its way from one process to another: its arrays in one block of bytes, and a text that says where each
 * stands. The first four bytes tell the length of the text (little-endian, as the arrays of all our machines are).
 */

const kinds = { Uint8Array, Int32Array, Uint32Array, Float64Array }
type Packable = InstanceType<(typeof kinds)[keyof typeof kinds]>
type Reference = { kind: keyof typeof kinds; at: number; length: number }
const referenceKey = 'array in the block'
/** Arrays of eight-byte numbers begin at a multiple of eight. */
const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8

/** The pieces of `value` in order. It may hold whatever JSON can, and typed arrays. */
export function* packed(value: object): Generator<Uint8Array> {
  const arrays: Packable[] = []
  let bytes = 0
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part
    const array = part as Packable
    const reference: Reference = { kind: kindOf(array), at: bytes, length: array.length }
    arrays.push(array)
    bytes += aligned(array.byteLength)
    return { [referenceKey]: reference }
  })
  const head = Buffer.from(JSON.stringify({ bytes, text }))
  yield Buffer.from(Uint32Array.of(head.length).buffer)
  yield head
  for (const array of arrays) {
    yield new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    yield new Uint8Array(aligned(array.byteLength) - array.byteLength)
  }
}

/** What was packed. Throws for a stream that ends too early. */
export async function unpacked<Value>(stream: AsyncIterable<Buffer>): Promise<Value> {
  let head = Buffer.alloc(0)
  let text = ''
  let block: Uint8Array<ArrayBuffer> | undefined
  let filled = 0
  for await (const chunk of stream) {
    let rest = chunk
    if (!block) {
      head = Buffer.concat([head, chunk])
      const length = head.length < 4 ? Number.POSITIVE_INFINITY : 4 + head.readUInt32LE(0)
      if (head.length < length) continue
      const told = JSON.parse(head.toString('utf8', 4, length)) as { bytes: number; text: string }
      text = told.text
      block = new Uint8Array(told.bytes)
      rest = head.subarray(length)
    }
    block.set(rest, filled)
    filled += rest.length
  }
  if (!block || filled < block.length) throw new Error('the packed index ended too early')
  const { buffer } = block
  return JSON.parse(text, (_, part: Record<string, Reference> | null) => {
    const reference = part?.[referenceKey]
    return reference ? new kinds[reference.kind](buffer, reference.at, reference.length) : part
  })
}

function kindOf(array: Packable): keyof typeof kinds {
  const kind = Object.entries(kinds).find(([, Kind]) => array instanceof Kind)?.[0]
  return kind as keyof typeof kinds
}
