// Entry themes: what entries of a challenge are about, and which of them may be the same.
import { feature } from '#graphql/define.ts'
import { entryThemesMessages } from '#messages/entry-themes.ts'
import type { Tx } from '#prisma/client.ts'
import { findEntryThemes, findThemesLater, findThemesOfLater } from './jobs.ts'
import './schema.ts'

const say = entryThemesMessages.message
type OfIdea = { ideaId: number }
type Decided = { postId: number; commentId: number | null }
/** An entry that moderators hide, or show again. */
const onDecided = async (tx: Tx, { postId, commentId }: Decided): Promise<void> => {
  if (commentId === null) findThemesLater(tx, postId)
}

export const entryThemes = feature({
  name: 'entry-themes',
  logTopics: { 'entry-theme': say('event.topic') },
  leaving: {
    'EntryPlacing.byId': { stays: 'who placed it' },
    'EntryPair.dismissedById': { stays: 'who said so' },
  },
  jobs: [{ name: 'find-entry-themes', run: findEntryThemes }],
  counts: {
    'challenge.entered': async (tx, { ideaId }: OfIdea) => findThemesLater(tx, ideaId),
    'challenge.entry-withdrawn': async (tx, { ideaId }: OfIdea) => findThemesLater(tx, ideaId),
    'ideas.imported': async (tx, { challengeId }: { challengeId?: number }) => {
      if (challengeId !== undefined) findThemesOfLater(tx, [challengeId])
    },
    'ideas.import-undone': async (tx, { changedPostIds }: { changedPostIds: number[] }) =>
      findThemesOfLater(tx, changedPostIds),
    'idea.edited': async (tx, { ideaId }: OfIdea) => findThemesLater(tx, ideaId),
    'post.merged': async (tx, { postId }: { postId: number }) => findThemesLater(tx, postId),
    'post.unmerged': async (tx, { postId }: { postId: number }) => findThemesLater(tx, postId),
    'report.decided': onDecided,
    'report.held-decided': onDecided,
  },
})
