import { describe, expect, test } from 'vitest'
import { company } from './company.ts'
import type { SeedComment, SeedIdea, SeedSpace } from './shape.ts'

const { people, spaces, boards, ideas } = company
const keys = new Set(people.map((p) => p.key))
const bySlug = new Map(ideas.map((i) => [i.slug, i]))
const DEACTIVATED_LONG_AGO = 100

function inside(space: SeedSpace): Set<string> {
  const { members } = space
  if (members === 'everyone') return keys
  const listed = people.filter((p) =>
    members.some((m) =>
      typeof m === 'string' ? m === p.key : 'unit' in m ? m.unit === p.unit : m.site === p.site,
    ),
  )
  return new Set([...space.owners, ...listed.map((p) => p.key)])
}

const membersOf = new Map(spaces.map((s) => [s.slug, inside(s)]))
const boardOf = (idea: SeedIdea) => boards.find((b) => b.slug === idea.board)
const insideBoard = (idea: SeedIdea) =>
  membersOf.get(boardOf(idea)?.space ?? '') ?? new Set<string>()

function flat(comments: SeedComment[]): SeedComment[] {
  return comments.flatMap((c) => [c, ...flat(c.replies ?? [])])
}

function voices(idea: SeedIdea): string[] {
  const said = flat(idea.comments)
  const reacted = said.flatMap((c) => Object.values(c.reactions ?? {}).flat())
  const statusChanged = idea.statusChanges.flatMap((m) => [
    m.by,
    ...(m.assignee ? [m.assignee] : []),
  ])
  const answered = idea.answer ? [idea.answer.by] : []
  return [
    idea.author,
    ...(idea.supporters ?? []),
    ...said.map((c) => c.by),
    ...reacted,
    ...statusChanged,
    ...answered,
  ]
}

function writing(idea: SeedIdea): string[] {
  const statusChanges = idea.statusChanges.flatMap((m) => [m.note, m.next ?? '', m.reopenIf ?? ''])
  return [
    idea.body,
    idea.answer?.text ?? '',
    ...statusChanges,
    ...flat(idea.comments).map((c) => c.text),
  ]
}

const clashes = (list: string[]) => list.filter((x, i) => list.indexOf(x) !== i)

describe('Hollin is large enough to look like a company', () => {
  test('sixty people or more in six units and four sites, one of them an administrator', () => {
    expect(people.length).toBeGreaterThanOrEqual(60)
    expect(new Set(people.map((p) => p.unit)).size).toBe(6)
    expect(new Set(people.map((p) => p.site)).size).toBe(4)
    expect(people.filter((p) => p.role === 'ADMIN')).toHaveLength(1)
    expect(people.filter((p) => p.deactivated)).toHaveLength(1)
    expect(clashes(people.map((p) => p.key))).toEqual([])
  })

  test('everybody reports to somebody who is there, up to the managing director', () => {
    const managers = new Map(people.map((p) => [p.key, p.manager]))
    const isHere = new Set(people.filter((p) => !p.deactivated).map((p) => p.key))
    expect(people.filter((p) => !p.manager).map((p) => p.title)).toEqual(['Managing director'])
    for (const { key } of people) {
      const above: string[] = []
      for (let at = managers.get(key); at && above.length < 9; at = managers.get(at)) above.push(at)
      expect(above.length, key).toBeLessThan(9)
      expect(above.filter((one) => !isHere.has(one))).toEqual([])
    }
  })

  test('names, keys and addresses are each one person’s', () => {
    expect(clashes(people.map((p) => p.name))).toEqual([])
    for (const p of people) expect(p.email).toBe(`${p.key}@${company.domain}`)
  })

  test('eight spaces, six boards or more, 120 ideas, 600 comments', () => {
    expect(spaces).toHaveLength(8)
    expect(boards.length).toBeGreaterThanOrEqual(6)
    expect(ideas.length).toBeGreaterThanOrEqual(120)
    expect(ideas.flatMap((i) => flat(i.comments)).length).toBeGreaterThanOrEqual(600)
    expect(bySlug.size).toBe(ideas.length)
  })

  test('every stage is reached, and the floor was busy today', () => {
    const stage = (i: SeedIdea) => i.statusChanges.at(-1)?.to ?? 'NEW'
    const seen = new Set(ideas.map(stage))
    for (const s of [
      'NEW',
      'SHAPING',
      'TRIAL',
      'BUILDING',
      'IN_USE',
      'NOT_NOW',
      'MERGED',
      'WITHDRAWN',
    ]) {
      expect(seen, s).toContain(s)
    }
    expect(ideas.filter((i) => i.daysAgo < 2).length).toBeGreaterThanOrEqual(10)
    expect(new Set(ideas.map((i) => i.language ?? 'en')).size).toBeGreaterThanOrEqual(4)
  })

  test('the demo cast comes from every unit and site, and exactly one of it sits in no hidden space', () => {
    const cast = people.filter((p) => p.cast && !p.deactivated)
    expect(cast).toHaveLength(12)
    expect(new Set(cast.map((p) => p.unit)).size).toBe(6)
    expect(new Set(cast.map((p) => p.site)).size).toBe(4)
    const hidden = spaces.filter((s) => s.kind === 'HIDDEN').map((s) => membersOf.get(s.slug))
    const outside = cast.filter((p) => !hidden.some((m) => m?.has(p.key)))
    expect(outside.map((p) => p.key)).toEqual(['kofi'])
    expect(membersOf.get('neighbour-card-prices')?.size).toBe(7)
  })
})

describe('Every name leads to somebody', () => {
  test('spaces and boards are owned by people who can enter them', () => {
    for (const s of spaces) {
      for (const k of s.owners) expect(keys, s.slug).toContain(k)
      if (Array.isArray(s.members))
        for (const m of s.members) if (typeof m === 'string') expect(keys, s.slug).toContain(m)
    }
    for (const b of boards) {
      const members = membersOf.get(b.space)
      for (const k of [b.owner, ...b.delegates])
        if (k) expect(members, `${b.slug}: ${k}`).toContain(k)
    }
  })

  test('whoever writes, supports, reacts, answers or holds an idea is a member of its space', () => {
    const lost = ideas.flatMap((i) =>
      voices(i)
        .filter((k) => !insideBoard(i).has(k))
        .map((k) => `${i.slug}: ${k}`),
    )
    expect(lost).toEqual([])
  })

  test('a mention names a member of the space', () => {
    const named = ideas.flatMap((i) =>
      writing(i)
        .flatMap((t) => [...t.matchAll(/(?<![\w.])@([a-z]+)/g)].map((m) => m[1] ?? ''))
        .filter((k) => !insideBoard(i).has(k))
        .map((k) => `${i.slug}: @${k}`),
    )
    expect(named).toEqual([])
  })

  test('answers come from the owner of the board or a delegate', () => {
    const strangers = ideas.filter(
      (i) =>
        i.answer && ![boardOf(i)?.owner, ...(boardOf(i)?.delegates ?? [])].includes(i.answer.by),
    )
    expect(strangers.map((i) => i.slug)).toEqual([])
  })

  test('a joined idea leads to another one that is still there', () => {
    for (const m of ideas.flatMap((i) =>
      i.statusChanges.filter((x) => x.to === 'MERGED').map((x) => ({ ...x, from: i.slug })),
    )) {
      expect(m.into).not.toBe(m.from)
      expect(bySlug.get(m.into ?? '')?.statusChanges.at(-1)?.to, m.from).not.toBe('MERGED')
      expect(boardOf(bySlug.get(m.into ?? '') as SeedIdea)?.space).toBe(
        boardOf(bySlug.get(m.from) as SeedIdea)?.space,
      )
    }
  })
})

describe('Time runs forward', () => {
  test('comments follow the idea, replies follow what they answer', () => {
    const early: string[] = []
    const walk = (slug: string, after: number, comments: SeedComment[]) => {
      for (const c of comments) {
        if (!(c.daysAgo < after && c.daysAgo > 0)) early.push(`${slug}: ${c.by} ${c.daysAgo}`)
        walk(slug, c.daysAgo, c.replies ?? [])
      }
    }
    for (const i of ideas) walk(i.slug, i.daysAgo, i.comments)
    expect(early).toEqual([])
  })

  test('moves come one after the other, answers and edits after the idea', () => {
    for (const i of ideas) {
      let before = i.daysAgo
      for (const m of i.statusChanges) {
        expect(m.daysAgo, i.slug).toBeLessThan(before)
        before = m.daysAgo
      }
      if (i.answer) expect(i.answer.daysAgo, i.slug).toBeLessThan(i.daysAgo)
      if (i.editedDaysAgo) expect(i.editedDaysAgo, i.slug).toBeLessThan(i.daysAgo)
    }
  })

  test('a not now has a reason and words, and only a not now has one', () => {
    for (const i of ideas) {
      for (const m of i.statusChanges) {
        expect(Boolean(m.reasonCode), i.slug).toBe(m.to === 'NOT_NOW')
        expect(Boolean(m.into), i.slug).toBe(m.to === 'MERGED')
        expect(m.note.length, i.slug).toBeGreaterThan(15)
      }
      if (i.answer?.kind === 'NOT_NOW')
        expect(
          i.statusChanges.some((m) => m.to === 'NOT_NOW'),
          i.slug,
        ).toBe(true)
    }
  })

  test('whoever has left was last heard long ago', () => {
    const gone = new Set(people.filter((p) => p.deactivated).map((p) => p.key))
    for (const i of ideas) {
      if (i.daysAgo < DEACTIVATED_LONG_AGO)
        expect(
          voices(i).filter((k) => gone.has(k)),
          i.slug,
        ).toEqual([])
      if (gone.has(i.author)) expect(i.daysAgo, i.slug).toBeGreaterThan(DEACTIVATED_LONG_AGO)
      for (const c of flat(i.comments))
        if (gone.has(c.by)) expect(c.daysAgo, i.slug).toBeGreaterThan(DEACTIVATED_LONG_AGO)
      for (const m of i.statusChanges) expect(gone.has(m.assignee ?? m.by), i.slug).toBe(false)
    }
  })
})

describe('The words are people’s own', () => {
  test('titles fit in 90 signs and no idea is a stub', () => {
    for (const i of ideas) {
      expect(i.title.length, i.title).toBeLessThanOrEqual(90)
      const words = i.body.split(/\s+/).length
      expect(words, `${i.slug}: ${words} words`).toBeGreaterThanOrEqual(40)
      expect(words, `${i.slug}: ${words} words`).toBeLessThanOrEqual(220)
      expect(i.heat).toBeGreaterThanOrEqual(0)
      expect(i.heat).toBeLessThanOrEqual(1)
      expect(clashes(i.supporters ?? []), i.slug).toEqual([])
      expect(i.supporters ?? [], `${i.slug} is not supported by its author`).not.toContain(i.author)
    }
  })

  test('no sentence is said twice', () => {
    const all = [
      ...people.flatMap((p) => [p.about, p.cast ?? '']),
      ...spaces.map((s) => s.about),
      ...boards.map((b) => b.about),
      ...ideas.map((i) => i.title),
      ...ideas.flatMap(writing),
    ]
    const sentences = all
      .flatMap((t) => t.split(/[.!?:\n]+/))
      .map((s) =>
        s
          .replace(/[^\p{L}\p{N} ]/gu, '')
          .trim()
          .toLowerCase(),
      )
      .filter((s) => s.length > 25)
    expect(clashes(sentences)).toEqual([])
  })
})
