import { useSearchParams } from 'react-router'
import type { Atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ArchiveBoard } from './archive-board.tsx'
import { BringBack } from './spaces-table.tsx'

/** What a form has just changed may stand on another page of the list. */
const DoneThings = graphql(`
  query DoneThings($name: String!) {
    space(slug: $name) { slug name isArchived viewerCan { archive } }
    board(slug: $name) { slug name isArchived viewerCan { manage } }
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
  const [query] = useSearchParams()
  const said = thing && sentenceOf(query.get('done'), thing)
  if (!said) return null
  return (
    <Notice role="status" tone="good" action={said.action}>
      {said.words}
    </Notice>
  )
}

function sentenceOf(done: string | null, { board, space }: DoneThing) {
  if (board && done === 'made')
    return {
      words: `${board.name} is open. You answer for it.`,
      action: (
        <LinkButton size="small" to={`/ideas/boards/${board.slug}/settings`}>
          Name somebody else
        </LinkButton>
      ),
    }
  if (board?.isArchived && done === 'archived')
    return {
      words: `${board.name} is archived: it can be read, not written.`,
      action: board.viewerCan.manage ? <ArchiveBoard board={board} label="Undo" /> : null,
    }
  if (board && !board.isArchived && done === 'opened')
    return { words: `${board.name} is open again.` }
  if (space && done === 'kept') return { words: `${space.name} is kept.` }
  if (space?.isArchived && done === 'spaceArchived')
    return {
      words: `${space.name} is archived: it can be read, not written.`,
      action: space.viewerCan.archive ? <BringBack space={space} /> : null,
    }
  if (space && !space.isArchived && done === 'spaceOpened')
    return { words: `${space.name} is open again, as it was.` }
  return null
}
