import { useEffect, useRef } from 'react'
import { useActionData, useFetcher } from 'react-router'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { UPDATE_LENGTH } from '#graphql/challenges/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeData } from './challenge-document.ts'

/** The sponsor tells something on the way. */
export default function UpdateForm({ challenge: { path } }: { challenge: ChallengeData }) {
  const t = useMessages(challengesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  const form = useRef<HTMLFormElement>(null)
  const sent = useActionData<{ ok: boolean }>()
  const data = fetcher.data ?? sent
  useEffect(() => {
    if (data?.ok) form.current?.reset()
  }, [data])
  const whole = wholeProblem(refusalOf(data, 'postUpdate'))
  return (
    <fetcher.Form method="post" action={path} className="form" id="update-form" ref={form}>
      <input type="hidden" name="intent" value="postUpdate" />
      <TextAreaField
        label={t('update.write')}
        name="text"
        rows={2}
        required
        maxLength={UPDATE_LENGTH}
        help={t('update.help')}
        error={problemOf(data, 'postUpdate', 'text')}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={fetcher.state !== 'idle'}>
          {t('update.post')}
        </Button>
      </div>
    </fetcher.Form>
  )
}
