// Empty places of a young company lead on: administrators make what is missing, others are told who does.
import { Plus } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { firstWeekMessages } from '#messages/first-week.ts'
import { BOARDS_PLACE } from './places.ts'

export type BeginHereProps = {
  /** What is missing. */
  missing: 'board' | 'space'
  isAdmin: boolean
  /** Is there a space in which the viewer may begin a board? */
  hasSpace?: boolean
}

export default function BeginHere({ missing, isAdmin, hasSpace = false }: BeginHereProps) {
  return (
    <div className="begin-here">
      {missing === 'board' ? (
        <NoBoardYet isAdmin={isAdmin} hasSpace={hasSpace} />
      ) : (
        <NoSpaceYet isAdmin={isAdmin} />
      )}
    </div>
  )
}

/** Where there is no board: it is made in a space, or from a template where there is no space either. */
function NoBoardYet({ isAdmin, hasSpace }: { isAdmin: boolean; hasSpace: boolean }) {
  const t = useMessages(firstWeekMessages)
  const make = (
    <LinkButton to={`${BOARDS_PLACE.to}?new=board`} variant={isAdmin ? 'plain' : 'primary'}>
      <Icon of={Plus} />
      {t('board.make')}
    </LinkButton>
  )
  return (
    <Empty
      title={t('board.none')}
      actions={
        <>
          {isAdmin ? <FromTemplates /> : null}
          {hasSpace ? make : null}
        </>
      }
    >
      {t(isAdmin || hasSpace ? 'board.none.help' : 'board.none.ask')}
    </Empty>
  )
}

/** Where there is no space. */
function NoSpaceYet({ isAdmin }: { isAdmin: boolean }) {
  const t = useMessages(firstWeekMessages)
  return (
    <Empty
      title={t('space.none')}
      actions={
        isAdmin ? (
          <>
            <FromTemplates />
            <LinkButton to="/admin?new=space">
              <Icon of={Plus} />
              {t('space.make')}
            </LinkButton>
          </>
        ) : null
      }
    >
      {t(isAdmin ? 'space.none.help' : 'space.none.ask')}
    </Empty>
  )
}

function FromTemplates() {
  const t = useMessages(firstWeekMessages)
  return (
    <LinkButton to="/setup/places" variant="primary" reloadDocument>
      {t('templates')}
    </LinkButton>
  )
}
