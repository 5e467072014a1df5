import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import type { ListedBoard } from './board-row.tsx'

type ArchiveBoardProps = {
  board: Pick<ListedBoard, 'slug' | 'name' | 'isArchived'>
  label: string
}

/** Closes a board for writing, or opens it again. */
export function ArchiveBoard({ board, label }: ArchiveBoardProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="board" value={board.slug} />
      <Button
        type="submit"
        name="intent"
        value={board.isArchived ? 'reopenBoard' : 'archiveBoard'}
        size="small"
        variant="quiet"
        aria-label={`${label}: ${board.name}`}
      >
        {label}
      </Button>
    </Form>
  )
}
