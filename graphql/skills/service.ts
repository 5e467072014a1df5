// Curators rename and merge skills, and undo it. Nothing that people declared moves, so nobody can be lost.
import type * as z from 'zod/mini'
import { tagOf } from '#graphql/characters.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { skillsMessages } from '#messages/skills.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { lockVocabulary, renewNames } from './declared.ts'
import { declaredSkillsRenamed, skillChangeUndone, skillRenamed, skillsMerged } from './events.ts'
import { MergeSkills, RenameSkill, UndoSkillChange } from './input.ts'
import { canCurateSkills } from './policy.ts'
import { type SkillChangeRow, type SkillRow, skillOfName } from './queries.ts'

const say = skillsMessages.message
/** People in one event: its row in the log stays small. */
const MAX_IN_EVENT = 500

async function lockedSkill(tx: Tx, id: number): Promise<SkillRow> {
  const row = await tx.first<SkillRow>(sql`
    select id, name, source, "mergedIntoId", "rootId", "createdAt" from "Skill" where id = ${id} for update`)
  if (!row) throw new NotFound()
  return row
}

function curating(context: SignedIn): void {
  if (!canCurateSkills(context.viewer)) throw new NotAllowed()
}

/**
 * Gives a skill another name; the old one still finds it. A name of its own changes nothing but how it is shown. Throws
 * NotAllowed, NotFound, Conflict for a skill that is merged, and for a name that another skill has Conflict with `skillId`, the
 * one into which it can be merged.
 */
export async function renameSkill(context: SignedIn, raw: z.input<typeof RenameSkill>) {
  curating(context)
  const input = parse(RenameSkill, raw)
  return write(context, 'renameSkill', input, async (tx) => {
    await lockVocabulary(tx)
    const skill = await lockedSkill(tx, input.skillId)
    if (skill.mergedIntoId !== null) throw new Conflict(say('isMerged', { name: skill.name }))
    if (skill.name === input.name) return { id: skill.id }
    await mustBeFree(tx, skill, input.name)
    await tx.rows(sql`
      insert into "SkillName" (key, "skillId", text) values (${tagOf(input.name)}, ${skill.id}, ${input.name})
      on conflict (key) do update set text = excluded.text`)
    await tx.rows(sql`update "Skill" set name = ${input.name} where id = ${skill.id}`)
    const changeId = await keepChange(tx, context, {
      kind: 'RENAMED',
      skillId: skill.id,
      intoId: null,
      fromName: skill.name,
      toName: input.name,
    })
    await skillRenamed.record(tx, context, { skillId: skill.id, changeId })
    await tellPeople(tx, context, skill.id, [skill.id])
    return { id: skill.id }
  })
}

async function mustBeFree(tx: Tx, skill: SkillRow, name: string): Promise<void> {
  const owner = await tx.first<{ skillId: number }>(
    sql`select "skillId" from "SkillName" where key = ${tagOf(name)}`,
  )
  if (!owner || owner.skillId === skill.id) return
  const other = await skillOfName(tx, name)
  // A name that came along with a merge goes back with it.
  if (other?.id === skill.id) throw new Conflict(say('nameOfMerged', { name }))
  throw new Conflict(say('nameOfOther', { name }), { skillId: other?.id ?? owner.skillId })
}

/**
 * Merges a skill into another: whoever declared it is found under the other, and so are its names. Throws NotAllowed, NotFound,
 * Invalid for a skill and itself, and Conflict for one that is merged already.
 */
export async function mergeSkills(context: SignedIn, raw: z.input<typeof MergeSkills>) {
  curating(context)
  const input = parse(MergeSkills, raw)
  return write(context, 'mergeSkills', input, async (tx) => {
    await lockVocabulary(tx)
    const skill = await lockedSkill(tx, input.skillId)
    const into = await lockedSkill(tx, input.intoId)
    if (skill.rootId === into.rootId) throw new Invalid({ intoId: [say('sameSkill')] })
    if (skill.mergedIntoId !== null) throw new Conflict(say('isMerged', { name: skill.name }))
    if (into.mergedIntoId !== null) throw new Conflict(say('isMerged', { name: into.name }))
    await tx.rows(sql`update "Skill" set "mergedIntoId" = ${into.id} where id = ${skill.id}`)
    await tx.rows(sql`update "Skill" set "rootId" = ${into.id} where "rootId" = ${skill.id}`)
    const changeId = await keepChange(tx, context, {
      kind: 'MERGED',
      skillId: skill.id,
      intoId: into.id,
      fromName: skill.name,
      toName: into.name,
    })
    await skillsMerged.record(tx, context, { skillId: skill.id, intoId: into.id, changeId })
    await tellPeople(tx, context, into.id, [into.id])
    return { id: into.id }
  })
}

/**
 * Takes back a merge or a new name. A second time changes nothing. Throws NotAllowed, NotFound, and Conflict where a later
 * change of the same skill has to be undone first.
 */
export async function undoSkillChange(context: SignedIn, raw: z.input<typeof UndoSkillChange>) {
  curating(context)
  const { changeId } = parse(UndoSkillChange, raw)
  return write(context, 'undoSkillChange', { changeId }, async (tx) => {
    await lockVocabulary(tx)
    const change = await tx.first<SkillChangeRow>(sql`
      select id, kind, "skillId", "intoId", "fromName", "toName", "byId", at, "undoneAt" from "SkillChange" where id = ${changeId} for update`)
    if (!change) throw new NotFound()
    if (change.undoneAt) return { id: change.skillId }
    const skill = await lockedSkill(tx, change.skillId)
    const roots =
      change.kind === 'MERGED' ? await unmerge(tx, skill) : await takeBackName(tx, skill, change)
    await tx.rows(sql`
      update "SkillChange" set "undoneAt" = ${tx.at}, "undoneById" = ${context.viewer.id} where id = ${changeId}`)
    await skillChangeUndone.record(tx, context, { skillId: skill.id, changeId })
    await tellPeople(tx, context, skill.id, roots)
    return { id: skill.id }
  })
}

/** The skill stands by itself again, with all that was merged into it. @returns the skills whose people show something else now */
async function unmerge(tx: Tx, skill: SkillRow): Promise<number[]> {
  await tx.rows(sql`update "Skill" set "mergedIntoId" = null where id = ${skill.id}`)
  await tx.rows(sql`
    with recursive branch as (
      select ${skill.id}::int as id
      union select s.id from branch join "Skill" s on s."mergedIntoId" = branch.id
    )
    update "Skill" s set "rootId" = ${skill.id} from branch where s.id = branch.id`)
  return [skill.id, skill.rootId]
}

async function takeBackName(tx: Tx, skill: SkillRow, change: SkillChangeRow): Promise<number[]> {
  const later = await tx.first(sql`
    select 1 from "SkillChange" where "skillId" = ${skill.id} and kind = 'RENAMED' and "undoneAt" is null and id > ${change.id}`)
  if (later) throw new Conflict(say('undoLaterFirst', { name: skill.name }))
  await tx.rows(sql`update "Skill" set name = ${change.fromName} where id = ${skill.id}`)
  return [skill.rootId]
}

type Change = Pick<SkillChangeRow, 'kind' | 'skillId' | 'intoId' | 'fromName' | 'toName'>
async function keepChange(tx: Tx, { viewer }: SignedIn, change: Change): Promise<number> {
  const { kind, skillId, intoId, fromName, toName } = change
  const made = await tx.first<{ id: number }>(sql`
    insert into "SkillChange" (kind, "skillId", "intoId", "fromName", "toName", "byId", at)
    values (${kind}::"SkillChangeKind", ${skillId}, ${intoId}::int, ${fromName}, ${toName}, ${viewer.id}, ${tx.at}) returning id`)
  return (made as { id: number }).id
}

async function tellPeople(
  tx: Tx,
  context: SignedIn,
  skillId: number,
  rootIds: readonly number[],
): Promise<void> {
  const people = await renewNames(tx, rootIds)
  for (let from = 0; from < people.length; from += MAX_IN_EVENT)
    await declaredSkillsRenamed.record(tx, context, {
      skillId,
      personIds: people.slice(from, from + MAX_IN_EVENT),
    })
}
