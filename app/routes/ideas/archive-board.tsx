import { Form } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { ListedBoard } from './admin-board-row.tsx'

type ArchiveBoardProps = {
  board: Pick<ListedBoard, 'slug' | 'name' | 'isArchived'>
  verb: 'archive' | 'reopen' | 'undo'
}

/** Closes a board for writing, or opens it again. */
export function ArchiveBoard({ board, verb }: ArchiveBoardProps) {
  const t = useMessages(adminMessages)
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="board" value={board.slug} />
      <Button
        type="submit"
        name="intent"
        value={board.isArchived ? 'reopenBoard' : 'archiveBoard'}
        size="small"
        variant="quiet"
        aria-label={t(`board.${verb}.name`, { board: board.name })}
      >
        {t(`board.${verb}`)}
      </Button>
    </Form>
  )
}
