import '#app/styles/sheets/administration.css'
import { EyeOff, Globe, type IconNode, Lock } from 'lucide'
import type { RefObject } from 'react'
import { Form, Link } from 'react-router'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { AvatarStack } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { BoardRow, BoardsHead } from '#app/components/sections.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { ListedSpace } from './admin.tsx'
import { addressOf, type FindChoice } from './find-choice.ts'

type SpacesTableProps = {
  spaces: readonly ListedSpace[]
  choice: FindChoice
  list: RefObject<HTMLTableElement | null>
}

/** Each space with the first of its boards under it. */
export function SpacesTable({ spaces, choice, list }: SpacesTableProps) {
  const t = useMessages(adminMessages)
  return (
    <table className="grid-table spaces-table" ref={list}>
      <BoardsHead />
      {spaces.map((space) => (
        <tbody key={space.slug}>
          <SpaceRow space={space} choice={choice} />
          {space.boards.edges.map(({ node }) => (
            <BoardRow key={node.slug} board={node} isSpaceArchived={space.isArchived} />
          ))}
          {space.boards.pageInfo.hasNextPage ? (
            <tr data-row={`${space.slug}-more`}>
              <th scope="row" colSpan={5}>
                <Link className="link" to={`/admin/boards?in=${space.slug}`}>
                  {t('space.boards', { space: space.name })}
                </Link>
              </th>
            </tr>
          ) : null}
        </tbody>
      ))}
    </table>
  )
}

const ICONS: Record<ListedSpace['kind'], IconNode> = { OPEN: Globe, CLOSED: Lock, HIDDEN: EyeOff }

type SpaceRowProps = { space: ListedSpace; choice: FindChoice }

function SpaceRow({ space, choice }: SpaceRowProps) {
  const t = useMessages(adminMessages)
  const owners = space.owners.filter(({ hasLeft }) => !hasLeft)
  return (
    <tr className={classNames('group', space.isArchived && 'is-off')} data-row={space.slug}>
      <th scope="rowgroup">
        <Link to={`/spaces/${space.slug}`} dir="auto">
          {space.name}
        </Link>
        <small className="meta">
          <span>
            <Icon of={ICONS[space.kind]} size={14} />
            {t(`kind.${space.kind}`)}
          </span>
          <span>{t('space.people', { count: space.audience })}</span>
          {space.isArchived ? <ArchivedMark /> : null}
        </small>
      </th>
      <td className="spaces-owner">
        {owners.length > 0 ? (
          <AvatarStack
            people={owners.map(faceOf)}
            size={24}
            label={(people) => t('space.owners', { people })}
          />
        ) : (
          <span className="quiet">{t('nobody')}</span>
        )}
      </td>
      <td className="verb" colSpan={3}>
        <SpaceVerbs space={space} choice={choice} />
      </td>
    </tr>
  )
}

function SpaceVerbs({ space, choice }: SpaceRowProps) {
  const { slug, name, kind, isArchived, viewerCan } = space
  const t = useMessages(adminMessages)
  const canMakeBoard = viewerCan.write && (viewerCan.manage || kind === 'OPEN')
  const look = { size: 'small', variant: 'quiet', preventScrollReset: true } as const
  return (
    <span className="cluster">
      {viewerCan.manage ? (
        <LinkButton
          {...look}
          id={`open-space-${slug}`}
          to={addressOf('/admin', choice, { space: slug })}
          aria-label={t('space.edit.name', { space: name })}
        >
          {t('space.edit')}
        </LinkButton>
      ) : null}
      {viewerCan.archive && !isArchived ? (
        <LinkButton
          {...look}
          id={`open-archive-${slug}`}
          to={addressOf('/admin', choice, { archive: slug })}
          aria-label={t('space.archive.name', { space: name })}
        >
          {t('space.archive')}
        </LinkButton>
      ) : null}
      {viewerCan.archive && isArchived ? <BringBack space={space} /> : null}
      {canMakeBoard ? (
        <LinkButton
          {...look}
          id={`open-board-in-${slug}`}
          to={addressOf('/admin', choice, { 'board-in': slug })}
          aria-label={t('space.newBoard.name', { space: name })}
        >
          {t('space.newBoard')}
        </LinkButton>
      ) : null}
    </span>
  )
}

/** Opens an archived space again. */
export function BringBack({ space }: { space: Pick<ListedSpace, 'slug' | 'name'> }) {
  const t = useMessages(adminMessages)
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="slug" value={space.slug} />
      <Button
        type="submit"
        name="intent"
        value="reopenSpace"
        size="small"
        variant="quiet"
        aria-label={t('space.restore.name', { space: space.name })}
      >
        {t('space.restore')}
      </Button>
    </Form>
  )
}
