// The kind `skills`: a row is a skill with its synonyms, or a synonym of another row's skill. Written when all rows are known.
import { tagOf } from '#graphql/characters.ts'
import { SKILL_LENGTH } from '#graphql/skills/limits.ts'
import { type NewSkill, saveSkills } from '#graphql/skills/vocabulary.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import { short } from '#search/language.ts'
import { lineOf, listOf, textOf } from './cells.ts'
import { skillsImported } from './events.ts'
import { BadRow } from './idea-row.ts'
import { beginRows, type RowTaker } from './row-import.ts'
import type { Run } from './run.ts'

const say = importsMessages.message
const MAX_BATCH = 500
const MAX_ROWS = 500_000

type SkillRow = NewSkill & { line: number; synonymOf: string }

/** Synonyms of a cell: a line each, or between semicolons or bars. A comma may belong to a name. */
const synonymsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? listOf(value).map(textOf) : textOf(value).split(/[\n;|]/))
    .map((one) => lineOf(one))
    .filter(Boolean)

export function importSkills(run: Run): RowTaker {
  const rows = new Map<string, SkillRow>()
  const left = { ownSkills: 0, longSynonyms: 0, taken: 0 }
  return {
    async take(line, cell) {
      const name = lineOf(cell('name'))
      if (!name) throw new BadRow(say('skill.noName'))
      if (name.length > SKILL_LENGTH) throw new BadRow(say('skill.long', { max: SKILL_LENGTH }))
      const all = synonymsIn(cell('synonyms'))
      const synonyms = all.filter((one) => one.length <= SKILL_LENGTH)
      left.longSynonyms += all.length - synonyms.length
      const before = rows.get(tagOf(name))
      if (before) {
        // The same skill once for each occupation, say: its synonyms count together.
        before.synonyms.push(...synonyms)
        run.ideas.unchanged++
        return
      }
      if (rows.size >= MAX_ROWS) throw new BadRow(say('skill.many', { max: MAX_ROWS }))
      rows.set(tagOf(name), {
        line,
        name,
        synonyms,
        synonymOf: lineOf(cell('synonymOf')),
        externalId: lineOf(cell('id')).slice(0, 300) || null,
        language: short(lineOf(cell('language')) || run.reading.language),
      })
    },
    async end() {
      const taken = await withoutCycles(run, rows, left)
      for (let from = 0; from < taken.length; from += MAX_BATCH)
        left.taken += await save(run, taken.slice(from, from + MAX_BATCH))
      for (const key of ['ownSkills', 'longSynonyms', 'taken'] as const)
        if (left[key] > 0) run.notes.set(key, say(`skill.${key}`, { count: left[key] }))
    },
  }
}

/**
 * Rows in an order in which what is a synonym of another row's skill comes after it. A row that would make a name a synonym of
 * itself is refused with its line.
 */
async function withoutCycles(
  run: Run,
  rows: ReadonlyMap<string, SkillRow>,
  left: { ownSkills: number },
): Promise<SkillRow[]> {
  /** Which skills a name is said to be a synonym of. */
  const meant = new Map<string, string[]>()
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>([from])
    for (const at of seen) {
      if (at === to) return true
      for (const next of meant.get(at) ?? []) seen.add(next)
    }
    return false
  }
  const taken: SkillRow[] = []
  for (const [key, row] of rows) {
    const own = row.synonyms.map(tagOf).filter((synonym) => synonym !== key && rows.has(synonym))
    const target = row.synonymOf ? tagOf(row.synonymOf) : null
    const edges = [
      ...own.map((synonym) => [synonym, key] as const),
      ...(target ? [[key, target] as const] : []),
    ]
    const closing = edges.find(([from, to]) => reaches(to, from))
    if (closing) {
      const via = closing[0] === key ? row.synonymOf : (rows.get(closing[0])?.name ?? '')
      await refuse(run, row, say('skill.cycle', { name: row.name, via }))
      continue
    }
    for (const [from, to] of edges) meant.set(from, [...(meant.get(from) ?? []), to])
    left.ownSkills += own.length
    taken.push({ ...row, synonyms: row.synonyms.filter((one) => !own.includes(tagOf(one))) })
  }
  // Those that stand by themselves first; then synonyms of rows, a chain in its order.
  const byKey = new Map(taken.map((row) => [tagOf(row.name), row]))
  const depth = (row: SkillRow): number => {
    const above = row.synonymOf ? byKey.get(tagOf(row.synonymOf)) : undefined
    return row.synonymOf ? 1 + (above ? depth(above) : 0) : 0
  }
  return taken
    .map((row) => ({ row, at: depth(row) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
}

const refuse = (run: Run, { line, externalId, name }: SkillRow, reason: ReturnType<typeof say>) =>
  run.refuse({ line, what: 'skill', id: externalId ?? '', title: name, reason })

/** Writes a batch and counts it. @returns how many synonyms belong to other skills already */
async function save(run: Run, rows: readonly SkillRow[]): Promise<number> {
  const found = await saveSkills(run.context.db, null, rows)
  const isWritten = found.some(({ outcome }) => outcome === 'new' || outcome === 'changed')
  let done = found
  if (isWritten && !run.dryRun) {
    await beginRows(run, 'skills')
    await write(run.context, 'importSkills', null, async (tx) => {
      done = await saveSkills(tx, tx, rows)
      const skillIds = done.flatMap(({ outcome, id }) =>
        outcome === 'unchanged' || !id ? [] : [id],
      )
      await skillsImported.record(tx, run.actor, { file: run.file, skillIds })
      return {}
    })
  }
  for (const [nth, { outcome }] of done.entries()) {
    const row = rows[nth] as SkillRow
    if (outcome === 'refused')
      await refuse(run, row, say('skill.unknownTarget', { name: row.synonymOf }))
    else run.ideas[outcome]++
  }
  return done.reduce((sum, { taken }) => sum + taken, 0)
}
