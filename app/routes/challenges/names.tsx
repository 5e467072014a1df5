// Who sees who wrote the entries, and when: one sentence, and the forms of those who can show the names ahead of time.
import { Form, useActionData, useNavigation, useRouteLoaderData } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import type { ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { NAMES_REASON_LENGTH } from '#graphql/challenges/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { NamesFields } from './names-fields.ts'

type NamesProps = { challenge: ResultOf<typeof NamesFields> }

/** Nothing where entries have had names from the start. */
export function NamesSentence({ challenge: { names } }: NamesProps) {
  const t = useMessages(challengesMessages)
  if (!names) return null
  const { areHidden, from, fromAt, request, shownAt } = names
  return (
    <p className="soft small">
      {areHidden && from === 'TOLD'
        ? t.rich('names.hiddenResult', { at: <Time at={fromAt} as="day" /> })
        : null}
      {areHidden && from !== 'TOLD'
        ? t.rich('names.hidden', {
            stage: t(`stage.${from}`),
            at: <Time at={fromAt} as="moment" />,
          })
        : null}
      {shownAt ? t.rich('names.shown', { at: <Time at={shownAt} as="moment" /> }) : null}
      {request?.agreedAt && request.agreedBy ? (
        <>
          {' '}
          {t.rich('names.agreed', {
            first: request.requestedBy.name,
            second: request.agreedBy.name,
            at: <Time at={request.agreedAt} as="moment" />,
          })}
        </>
      ) : null}
    </p>
  )
}

type LayoutData = { viewer: { number: number } }

/** The sentence, a request that waits, and the form that asks or agrees. */
export function Names({ challenge }: NamesProps) {
  const t = useMessages(challengesMessages)
  const layout = useRouteLoaderData<LayoutData>('routes/app-layout')
  const { names } = challenge
  if (!names) return null
  const { request, viewerCanShow } = names
  const waiting = request && !request.agreedAt ? request : null
  const isMine = waiting?.requestedBy.number === layout?.viewer.number
  return (
    <section aria-label={t('names')} className="stack stack-tight">
      <NamesSentence challenge={challenge} />
      {waiting ? (
        <p className="soft small">
          {t.rich('names.asked', {
            name: waiting.requestedBy.name,
            reason: waiting.reason,
            at: <Time at={waiting.expiresAt} as="moment" />,
          })}
        </p>
      ) : null}
      {viewerCanShow && !isMine ? (
        <EarlyForm path={challenge.path} agrees={waiting !== null} />
      ) : null}
    </section>
  )
}

function EarlyForm({ path, agrees }: { path: string; agrees: boolean }) {
  const t = useMessages(challengesMessages)
  const intent = agrees ? 'agreeToNames' : 'askForNames'
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const isWorking = useNavigation().formData?.get('intent') === intent
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={agrees || refusal !== undefined}>
      <summary>{t('names.early')}</summary>
      <Form method="post" action={path} className="form">
        <input type="hidden" name="intent" value={intent} />
        <TextAreaField
          label={t('names.reason')}
          name="reason"
          rows={2}
          required
          maxLength={NAMES_REASON_LENGTH}
          help={t('names.reason.help')}
          defaultValue={refusal?.typed.reason ?? ''}
          error={refusal?.fields.reason}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" size="small" isWorking={isWorking}>
            {t(agrees ? 'names.agree' : 'names.ask')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
