import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { formatBytes } from '#app/components/upload.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { exportsMessages } from '#messages/exports.ts'
import type { ListedArchive } from './exports.tsx'

/** Exports and archives, the latest first, with what can be done with each now. */
export function ArchiveList({ archives }: { archives: readonly ListedArchive[] }) {
  const t = useMessages(exportsMessages)
  if (archives.length === 0) return <Empty title={t('list.none')}>{t('list.none.help')}</Empty>
  const isBusy = archives.some(({ state }) => state === 'WAITING' || state === 'RUNNING')
  return (
    <div className="stack stack-tight" aria-live="polite">
      <ul className="list list-ruled">
        {archives.map((archive) => (
          <li key={archive.number}>
            <ArchiveRow archive={archive} />
          </li>
        ))}
      </ul>
      {isBusy ? (
        <noscript>
          <LinkButton size="small" to="/admin/exports" reloadDocument>
            {t('refresh')}
          </LinkButton>
        </noscript>
      ) : null}
    </div>
  )
}

function ArchiveRow({ archive }: { archive: ListedArchive }) {
  const t = useMessages(exportsMessages)
  const { number, direction, state, file, expiresAt } = archive
  const what =
    direction === 'IN'
      ? t('what.in', { file })
      : archive.space
        ? t('what.named', { space: archive.space.name })
        : t(archive.isEverything ? 'what.all' : 'what.space')
  const label =
    direction === 'IN' ? (`state.in.${state}` as const) : (`state.out.${state}` as const)
  return (
    <div className="stack stack-tight">
      <div className="cluster">
        <b dir="auto">{what}</b>
        <span>{t(label)}</span>
        {state === 'READY' && expiresAt ? (
          <span className="small soft">
            {t.rich('until', { at: <Time at={expiresAt} as="moment" /> })}
          </span>
        ) : null}
        <span className="small soft" dir="auto">
          {archive.startedBy.name}, <Time at={archive.createdAt} />
        </span>
      </div>
      <Content archive={archive} />
      {archive.trouble ? <Notice tone="bad">{archive.trouble}</Notice> : null}
      {archive.canDownload ? (
        <form method="post" action={`/exports/${number}.zip`}>
          <Button
            type="submit"
            size="small"
            aria-label={t('download.name', { number: `${number}` })}
          >
            {t('download')}
          </Button>
        </form>
      ) : null}
      {archive.canTakeBack ? (
        <Form method="post">
          <input type="hidden" name="intent" value="restore" />
          <input type="hidden" name="archive" value={number} />
          <Button type="submit" size="small" aria-label={t('restore.name', { file })}>
            {t('restore')}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

/** What stands in it, and of one that comes in what it would do. */
function Content({ archive }: { archive: ListedArchive }) {
  const t = useMessages(exportsMessages)
  const language = useLanguage()
  const { direction, bytes, posts, comments, files, people, newPeople, spaceNames } = archive
  if (bytes === 0 || (direction === 'IN' && spaceNames.length === 0)) return null
  return (
    <>
      {spaceNames.length > 0 ? (
        <p className="small" dir="auto">
          {t('names', { spaces: spaceNames.join(', ') })}
        </p>
      ) : null}
      <p className="small soft">
        {t('holds', { posts, comments, files })} ·{' '}
        <span translate="no">{formatBytes(bytes, language)}</span>
      </p>
      {direction === 'IN' ? (
        <p className="small soft">{t('people', { people, fresh: newPeople })}</p>
      ) : null}
    </>
  )
}
