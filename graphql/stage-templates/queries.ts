// Reading stage templates: those that everybody has, and one's own.
import { daysAfter } from '#graphql/challenges/stages.ts'
import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { builtIn, type Template } from './built-in.ts'
import { BUILT_IN_TEMPLATES, type BuiltInTemplate, MAX_TEMPLATES } from './limits.ts'

export type TemplateRow = Template & {
  key: BuiltInTemplate | null
  id: number | null
  name: string | null
}

const everybodys: readonly TemplateRow[] = BUILT_IN_TEMPLATES.map((key) => ({
  ...builtIn[key],
  key,
  id: null,
  name: null,
}))

/** Those that everybody has, then the viewer's own by name. */
export async function templatesFor(db: Db, viewer: Viewer): Promise<TemplateRow[]> {
  const own = await db.rows<TemplateRow>(sql`
    select id, null as key, name, stages, "namesFrom", "voteBudget", "hidesTotals", "hasDuels" from "StageTemplate"
    where "ownerId" = ${viewer.id} order by name, id limit ${MAX_TEMPLATES}`)
  return [...everybodys, ...own]
}

/** When each stage would begin for what opens at a moment, at the same time of the day by the wall clock. */
export function startsFrom({ stages }: Template, opens: Date, timeZone: string): Date[] {
  const starts: Date[] = []
  for (const [nth] of stages.entries()) {
    const before = starts[nth - 1]
    starts.push(before ? daysAfter(before, stages[nth - 1]?.days ?? 1, timeZone) : opens)
  }
  return starts
}
