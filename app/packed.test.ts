import { expect, it } from 'vitest'
import { packing, unpacked } from './packed.ts'

const answer = { title: 'It’s </script> & "quoted" \u2028', rows: [{ id: 1, at: null }, { id: 2 }] }

/** What the browser gets: the router hands over what is enumerable, as plain data. */
const onItsWay = <Packed extends object>(packed: Packed): Packed =>
  JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(packed))))

it('is read where it was packed without being copied', () => {
  expect(unpacked(packing(true).pack(answer))).toBe(answer)
})

it('travels with a page as one script, and is read in order', () => {
  const packs = packing(true)
  const one = onItsWay(packs.pack(answer))
  const two = onItsWay(packs.pack('second'))
  expect(Object.keys(one)).toEqual(['at'])
  const window: Record<string, unknown> = {}
  new Function('window', packs.script)(window)
  Object.assign(globalThis, window)
  expect(unpacked(one)).toEqual(answer)
  expect(unpacked(two)).toBe('second')
})

it('travels with the data of a later step as a text, read once', () => {
  const packs = packing(false)
  const packed = onItsWay(packs.pack(answer))
  expect(packs.script).toBe('')
  expect(unpacked(packed)).toEqual(answer)
  expect(unpacked(packed)).toBe(unpacked(packed))
})
