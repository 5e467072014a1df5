import { useSearchParams } from 'react-router'
import type { Atrium } from '#app/atrium.ts'
import { ArchiveBoard } from '#app/components/sections.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { adminMessages } from '#messages/admin.ts'
import { BringBack } from './spaces-table.tsx'

/** What a form has just changed may stand on another page of the list. */
const DoneThings = graphql(`
  query DoneThings($name: String!) {
    space(slug: $name) { slug name isArchived viewerCan { archive } }
    board(slug: $name) { slug settingsPath name isArchived viewerCan { manage } }
  }
`)
export type DoneThing = ResultOf<typeof DoneThings>

/** The space and the board of the name in the address, when it says that something was done. */
export function askDone(ask: Atrium['ask'], query: URLSearchParams): Promise<DoneThing | null> {
  const name = query.get('name')
  return query.has('done') && name ? ask(DoneThings, { name }) : Promise.resolve(null)
}

/** What the last form did, and the way back. */
export function Done({ thing }: { thing: DoneThing | null }) {
  const t = useMessages(adminMessages)
  const [query] = useSearchParams()
  const said = thing && sentenceOf(query.get('done'), thing, t)
  if (!said) return null
  return (
    <Notice role="status" tone="good" action={said.action}>
      {said.words}
    </Notice>
  )
}

type Say = ReturnType<typeof adminMessages.in>

function sentenceOf(done: string | null, { board, space }: DoneThing, t: Say) {
  if (board && done === 'made')
    return {
      words: t('done.boardCreated', { board: board.name }),
      action: (
        <LinkButton size="small" to={board.settingsPath}>
          {t('done.changeOwner')}
        </LinkButton>
      ),
    }
  if (board?.isArchived && done === 'archived')
    return {
      words: t('done.boardClosed', { board: board.name }),
      action: board.viewerCan.manage ? <ArchiveBoard board={board} verb="undo" /> : null,
    }
  if (board && !board.isArchived && done === 'opened')
    return { words: t('done.boardReopened', { board: board.name }) }
  if (space && done === 'kept') return { words: t('done.spaceSaved', { space: space.name }) }
  if (space?.isArchived && done === 'spaceArchived')
    return {
      words: t('done.archived', { name: space.name }),
      action: space.viewerCan.archive ? <BringBack space={space} /> : null,
    }
  if (space && !space.isArchived && done === 'spaceOpened')
    return { words: t('done.spaceRestored', { space: space.name }) }
  return null
}
