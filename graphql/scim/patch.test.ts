import { expect, test } from 'vitest'
import { GROUPS } from './attributes.ts'
import { applyPatch } from './patch.ts'

test('a directory adds a thousand people one by one to a large group without looking through it for each', () => {
  const members = Array.from({ length: 19_000 }, (_, nth) => ({ value: `u${nth}` }))
  const Operations = Array.from({ length: 1_000 }, (_, nth) => ({
    op: 'add',
    path: 'members',
    // Every other one is there already, and one of them comes twice.
    value: [{ value: nth % 2 ? `u${nth}` : `new${nth % 998}` }],
  }))
  const timeOf = <Made>(work: () => Made): { made: Made; time: number } => {
    const before = process.cpuUsage()
    const made = work()
    const { user, system } = process.cpuUsage(before)
    return { made, time: user + system }
  }
  const added = timeOf(() => applyPatch(GROUPS, { displayName: 'All', members }, { Operations }))
  expect(added.made.members).toHaveLength(19_499)
  // A tenth of them, each by looking through the list.
  const lookedThrough = timeOf(() =>
    Operations.slice(0, 100).map(() => members.map(({ value }) => JSON.stringify([value, '']))),
  )
  expect(added.time).toBeLessThan(lookedThrough.time)
})

test('what was taken away meanwhile is added again', () => {
  const add = { op: 'add', path: 'members', value: [{ value: 'one' }, { value: 'two' }] }
  const remove = { op: 'remove', path: 'members[value eq "one"]' }
  const after = applyPatch(GROUPS, { displayName: 'Two' }, { Operations: [add, remove, add, add] })
  expect(after.members).toMatchObject([{ value: 'two' }, { value: 'one' }])
})
