// How the demo's ideas came about, and what became of them.

import { correctResponse, respondToIdea } from '#graphql/ideas/responses.ts'
import { editIdea, postIdea, withdrawIdea } from '#graphql/ideas/service.ts'
import { changeIdeaStatus, declineIdea } from '#graphql/ideas/status.ts'
import { mergePosts, unmergePost } from '#graphql/posts/merging.ts'
import { idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedIdea, SeedStatusChange } from './company/shape.ts'
import { earlier, named } from './texts.ts'

/** Adds all ideas with their edits, responses and changes of status. */
export function addIdeas(acts: Acts, ideas: readonly SeedIdea[], spaceOf: SpaceOf): void {
  const bySlug = new Map(ideas.map((idea) => [idea.slug, idea]))
  for (const idea of ideas) {
    const space = spaceOf(idea)
    addWords(acts, idea, space)
    addResponse(acts, idea, space)
    for (const [i, change] of idea.statusChanges.entries())
      acts.add(
        daysBefore(acts.now, change.daysAgo),
        change.by,
        serviceOf(acts, idea, change, {
          isMerged: idea.statusChanges[i - 1]?.to === 'MERGED',
          into: bySlug.get(change.into ?? ''),
        }),
        { space },
      )
  }
}
export type SpaceOf = (idea: SeedIdea) => string

function addWords(acts: Acts, idea: SeedIdea, space: string): void {
  const { author, board, title, daysAgo, editedDaysAgo, language = 'en' } = idea
  const body = named(acts.people, idea.body)
  const tags = [...new Set(idea.tags)]
  const first = { board, title, body: editedDaysAgo ? earlier(body) : body, tags }
  acts.add(daysBefore(acts.now, daysAgo), author, (as) => postIdea(as, first), {
    makes: idea,
    space,
    language,
  })
  if (editedDaysAgo)
    acts.add(
      daysBefore(acts.now, editedDaysAgo),
      author,
      (as) => editIdea(as, { ideaId: acts.idOf(idea), version: 1, title, body, tags }),
      { space },
    )
}

/** A *Not now* is given with the change of status. */
function addResponse(acts: Acts, idea: SeedIdea, space: string): void {
  const { answer } = idea
  if (!answer || answer.kind === 'NOT_NOW') return
  const { kind } = answer
  const text = named(acts.people, answer.text)
  acts.add(
    daysBefore(acts.now, answer.daysAgo),
    answer.by,
    (as) => respondToIdea(as, { ideaId: acts.idOf(idea), kind, text }),
    { space },
  )
  const { corrected } = answer
  if (!corrected) return
  acts.add(
    daysBefore(acts.now, corrected.daysAgo),
    answer.by,
    async (as) => {
      const ideaId = acts.idOf(idea)
      const [responseId = 0] = await idsOf(
        as.db,
        sql`select id from "OfficialResponse" where "ideaId" = ${ideaId}`,
      )
      const correction = named(acts.people, corrected.text)
      return correctResponse(as, { responseId, version: 1, text: correction })
    },
    { space },
  )
}

type Merging = { isMerged: boolean; into: SeedIdea | undefined }

/** The service that a change of status asks for. */
function serviceOf(
  acts: Acts,
  idea: SeedIdea,
  change: SeedStatusChange,
  { isMerged, into }: Merging,
): Parameters<Acts['add']>[2] {
  const { to, assignee, next = '', reasonCode = 'OUT_OF_SCOPE', reopenIf } = change
  const note = named(acts.people, change.note)
  const ideaId = () => acts.idOf(idea)
  if (isMerged) return (as) => unmergePost(as, { postId: ideaId(), note })
  if (to === 'MERGED')
    return (as) => mergePosts(as, { postId: ideaId(), intoId: acts.idOf(into), note })
  if (to === 'WITHDRAWN') return (as) => withdrawIdea(as, { ideaId: ideaId(), note })
  if (to === 'NOT_NOW') {
    const { answer } = idea
    const said = answer?.kind === 'NOT_NOW' ? `${named(acts.people, answer.text)}\n\n${note}` : note
    return (as) =>
      declineIdea(as, {
        ideaId: ideaId(),
        reason: reasonCode,
        text: said,
        ...(reopenIf ? { reopenIf } : {}),
      })
  }
  return (as) =>
    changeIdeaStatus(as, {
      ideaId: ideaId(),
      to,
      note,
      nextStep: named(acts.people, next),
      ...(assignee ? { assigneeId: acts.people.idOf(assignee) } : {}),
    })
}
