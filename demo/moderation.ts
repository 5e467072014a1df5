// What was reported in the demo company, and decided.

import { postComment } from '#graphql/comments/service.ts'
import { watchWord } from '#graphql/confidential/service.ts'
import { addDuty } from '#graphql/moderation/duty.ts'
import { lockDiscussion } from '#graphql/moderation/restrictions.ts'
import { decideCase, report } from '#graphql/moderation/service.ts'
import { grantRole } from '#graphql/people/role-grants.ts'
import { pinPost } from '#graphql/posts/pinning.ts'
import { days } from '#graphql/time.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedIdea, SeedModeration, SeedReport } from './company/shape.ts'
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

/** Adds who moderates and is on duty, and what they have locked and pinned. */
export function addModeration(
  acts: Acts,
  { moderators, duty, locks, pins, words, held }: SeedModeration,
  ideas: readonly SeedIdea[],
  spaceOf: SpaceOf,
): void {
  const ideaOf = (slug: string) => ideas.find((idea) => idea.slug === slug) as SeedIdea
  const day = (n: number) => new Date(acts.now.getTime() + days(n)).toISOString().slice(0, 10)
  for (const { who, by, daysAgo, reason } of moderators)
    acts.add(daysBefore(acts.now, daysAgo), by, (as) =>
      grantRole(as, { personId: acts.people.idOf(who), role: 'MODERATOR', reason }),
    )
  for (const { who, by, firstDay, lastDay } of duty)
    acts.add(daysBefore(acts.now, 1.5), by, (as) =>
      addDuty(as, {
        personId: acts.people.idOf(who),
        firstDay: day(firstDay),
        lastDay: day(lastDay),
      }),
    )
  for (const { idea, by, daysAgo, days: count, reason } of locks) {
    const about = ideaOf(idea)
    acts.add(
      daysBefore(acts.now, daysAgo),
      by,
      (as) => lockDiscussion(as, { postId: acts.idOf(about), days: count, reason }),
      { space: spaceOf(about) },
    )
  }
  for (const { word, effect, by, daysAgo } of words)
    acts.add(daysBefore(acts.now, daysAgo), by, (as) => watchWord(as, { word, effect }))
  for (const { idea, by, daysAgo, text } of held) {
    const about = ideaOf(idea)
    acts.add(
      daysBefore(acts.now, daysAgo),
      by,
      (as) => postComment(as, { postId: acts.idOf(about), body: text }),
      { space: spaceOf(about) },
    )
  }
  for (const { idea, by, daysAgo } of pins) {
    const about = ideaOf(idea)
    acts.add(
      daysBefore(acts.now, daysAgo),
      by,
      (as) => pinPost(as, { postId: acts.idOf(about), isPinned: true }),
      { space: spaceOf(about) },
    )
  }
}
