// What a dry run or an import gave, the refused rows as a file, and undoing it.
import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass, LinkButton } from '#app/ui/button.tsx'
import { importPageMessages } from '#messages/import-page.ts'
import type { Counts, Given } from './import-report.ts'

type ResultProps = {
  title: string
  kind: string
  given: Given
  refused: { ideas: boolean; comments: boolean } | null
  number: number
  space: string | null
}

const shown = (counts: Counts) => ({
  fresh: counts.new,
  changed: counts.changed,
  unchanged: counts.unchanged,
  refused: counts.refused,
})

export function Result({ title, kind, given, refused, number, space }: ResultProps) {
  const t = useMessages(importPageMessages)
  return (
    <section className="stack stack-tight" aria-label={title}>
      <h2>{title}</h2>
      <CountLines kind={kind} given={given} />
      {given.reasons.length ? (
        <ul className="small import-facts">
          {given.reasons.map(([reason, times]) => (
            <li key={reason}>{t('result.reason', { times, reason })}</li>
          ))}
        </ul>
      ) : null}
      {given.notes.map((note) => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
      <div className="cluster">
        {refused?.ideas ? (
          <a
            className={buttonClass({ size: 'small' })}
            href={`/imports/${number}/refused?part=ideas`}
            download
          >
            {t(kind === 'ideas' ? 'result.refusedIdeas' : 'result.refusedRows')}
          </a>
        ) : null}
        {refused?.comments ? (
          <a
            className={buttonClass({ size: 'small' })}
            href={`/imports/${number}/refused?part=comments`}
            download
          >
            {t('result.refusedComments')}
          </a>
        ) : null}
        {space && given.challengeId ? (
          <LinkButton size="small" to={`/challenges/${given.challengeId}`}>
            {t('result.challenge')}
          </LinkButton>
        ) : null}
        {space ? (
          <LinkButton size="small" to={`/spaces/${space}`}>
            {t('result.space')}
          </LinkButton>
        ) : null}
      </div>
    </section>
  )
}

function CountLines({ kind, given }: Pick<ResultProps, 'kind' | 'given'>) {
  const t = useMessages(importPageMessages)
  if (kind === 'customers') return <p>{t('result.messages', shown(given.ideas))}</p>
  if (kind !== 'ideas' && kind !== 'questions') return <p>{t('result.rows', shown(given.ideas))}</p>
  const below = kind === 'ideas' ? 'comments' : 'answers'
  return (
    <>
      <p>{t(`result.${kind}`, shown(given.ideas))}</p>
      <p>{t(`result.${below}`, shown(given.comments))}</p>
    </>
  )
}

/** Its own step: what it does is said before the button that does it. */
export function Undo({ kind }: { kind: string }) {
  const t = useMessages(importPageMessages)
  return (
    <details className="stack stack-tight">
      <summary className="link">{t('undo.title')}</summary>
      <Form method="post" className="stack stack-tight">
        <p className="small soft">
          {t(kind === 'questions' || kind === 'customers' ? `undo.help.${kind}` : 'undo.help')}
        </p>
        <div className="form-actions">
          <Button type="submit" name="intent" value="undo" variant="danger-filled">
            {t('undo.button')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
