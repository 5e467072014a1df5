// What was reported in the demo company, and decided.
import { decideCase, report } from '#graphql/moderation/service.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedIdea, SeedReport } from './company/shape.ts'
import type { SpaceOf } from './ideas.ts'

/** Adds all reports and decisions. */
export function addReports(
  acts: Acts,
  reports: readonly SeedReport[],
  ideas: readonly SeedIdea[],
  spaceOf: SpaceOf,
): void {
  for (const one of reports) {
    const idea = ideas.find(({ slug }) => slug === one.idea) as SeedIdea
    const comment = one.comment === undefined ? undefined : idea.comments[one.comment]
    const space = spaceOf(idea)
    for (const { by, daysAgo, reason, note } of one.reports)
      acts.add(
        daysBefore(acts.now, daysAgo),
        by,
        (as) =>
          report(as, {
            postId: acts.idOf(idea),
            commentId: comment ? acts.idOf(comment) : null,
            reason,
            note,
          }),
        { makes: one, space },
      )
    const { decision } = one
    if (!decision) continue
    const { outcome, reason } = decision
    acts.add(
      daysBefore(acts.now, decision.daysAgo),
      decision.by,
      (as) => decideCase(as, { caseId: acts.idOf(one), outcome, reason }),
      { space },
    )
  }
}
