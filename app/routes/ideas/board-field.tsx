import { Link } from 'react-router'
import { WhoSees } from '#app/components/audience.tsx'
import { useMessages } from '#app/messages.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { MAX_BOARDS } from '#graphql/ideas/limits.ts'
import { composeMessages } from '#messages/compose.ts'
import type { BoardToWriteOn } from './new-idea.tsx'

type BoardFieldProps = {
  boards: readonly BoardToWriteOn[]
  board: BoardToWriteOn | undefined
  onBoard: (slug: string) => void
  error: string | undefined
}

/** The board, with who will see it under it: in people, not in rights. */
export function BoardField({ boards, board, onBoard, error }: BoardFieldProps) {
  const t = useMessages(composeMessages)
  const followed = boards.filter(({ follow }) => follow === 'FOLLOW')
  const others = boards.filter(({ follow }) => follow !== 'FOLLOW')
  return (
    <SelectField
      label={t('field.board')}
      id="idea-board"
      name="board"
      required
      defaultValue={board?.slug ?? ''}
      error={error}
      help={
        <>
          {board ? (
            <WhoSees
              people={board.space.audience}
              space={board.space.name}
              visibility={board.space.kind}
            />
          ) : (
            t('field.board.sees')
          )}
          {boards.length < MAX_BOARDS ? null : <FindBoard />}
        </>
      }
      onChange={(event) => onBoard(event.currentTarget.value)}
    >
      <option value="" disabled>
        {t('field.board.choose')}
      </option>
      {followed.length > 0 ? <Group label={t('field.board.followed')} boards={followed} /> : null}
      <Group
        label={t(followed.length > 0 ? 'field.board.others' : 'field.board.all')}
        boards={others}
      />
    </SelectField>
  )
}

/** The list has an end. What was written is kept as a draft while one looks. */
function FindBoard() {
  const t = useMessages(composeMessages)
  return (
    <span>
      {' '}
      {t.rich('field.board.find', {
        link: (inside) => (
          <Link className="link" to="/ideas">
            {inside}
          </Link>
        ),
      })}
    </span>
  )
}

function Group({ label, boards }: { label: string; boards: readonly BoardToWriteOn[] }) {
  return (
    <optgroup label={label}>
      {boards.map((board) => (
        <option key={board.slug} value={board.slug} dir="auto">
          {board.name}
        </option>
      ))}
    </optgroup>
  )
}
