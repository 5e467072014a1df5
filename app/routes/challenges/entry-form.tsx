import { useState } from 'react'
import { Form, useActionData, useNavigation } from 'react-router'
import { DraftNotice } from '#app/components/draft-notice.tsx'
import type { AccountDraft } from '#app/components/draft-store.ts'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { suggestPeople } from '#app/components/suggest-people.tsx'
import { useDraft } from '#app/components/use-draft.ts'
import { type Refused, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Editor } from '#app/ui/editor.tsx'
import { Field, FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { draftPlaceOf, GRACE_MINUTES } from '#graphql/challenges/limits.ts'
import { BODY_LENGTH, TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'

export type EntryText = { title: string; body: string; coauthors: string }

/** The text in a draft: JSON text, or the object that it stands for. */
export function textFromDraft(content: unknown): EntryText {
  const kept = typeof content === 'string' ? parsed(content) : content
  const text = (name: string) => {
    const value = (kept as Record<string, unknown> | null | undefined)?.[name]
    return typeof value === 'string' ? value : ''
  }
  return { title: text('title'), body: text('body'), coauthors: text('coauthors') }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}
const asDraft = (text: EntryText): string =>
  Object.values(text).some((value) => value.trim()) ? JSON.stringify(text) : ''

type EntryFormProps = {
  challenge: {
    number: number
    path: string
    closesAt: string
    space: { number: number }
    names: { areHidden: boolean } | null
  }
  account: AccountDraft | null
  initial: EntryText
  person: string
}

/** A new idea for the challenge. What is typed is kept; a draft that was begun in time can be sent a little late. */
export function EntryForm({ challenge, account, initial, person }: EntryFormProps) {
  const t = useMessages(challengeFormMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'enter')
  const [text, setText] = useState<EntryText>({ ...initial, ...refusal?.typed })
  const [round, setRound] = useState(0)
  const isWorking = useNavigation().formData?.get('intent') === 'enter'
  const draft = useDraft({
    place: draftPlaceOf(challenge.number),
    person,
    account,
    onRestore: (content) => {
      setText(textFromDraft(content))
      setRound((before) => before + 1)
    },
  })
  const change = (part: Partial<EntryText>) => {
    const next = { ...text, ...part }
    setText(next)
    draft.keep(asDraft(next))
  }
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form" key={round} onSubmit={() => draft.setSent(true)}>
      <input type="hidden" name="draftVersion" value={account?.version ?? 0} />
      <p className="soft">
        {t('enter.sees')}{' '}
        {t.rich('enter.grace', {
          at: <Time at={challenge.closesAt} as="moment" />,
          minutes: GRACE_MINUTES,
        })}
      </p>
      <DraftNotice state={draft.state} onChoose={(which) => draft.choose(which, asDraft(text))} />
      <EntryFields
        {...{ text, refusal, change }}
        spaceNumber={challenge.space.number}
        isNamed={!challenge.names?.areHidden}
      />
      <LateConfidential refusal={refusal} />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <EntryActions isWorking={isWorking} backTo={challenge.path} />
    </Form>
  )
}

type EntryFieldsProps = {
  text: EntryText
  refusal: Refused | undefined
  change: (part: Partial<EntryText>) => void
  spaceNumber: number
  /** Without names there are no co-authors. */
  isNamed: boolean
}

function EntryFields({ text, refusal, change, spaceNumber, isNamed }: EntryFieldsProps) {
  const t = useMessages(challengeFormMessages)
  return (
    <>
      <TextField
        label={t('enter.title')}
        name="title"
        required
        maxLength={TITLE_LENGTH}
        defaultValue={text.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        error={refusal?.fields.title}
      />
      <Field label={t('enter.body')} error={refusal?.fields.body}>
        {(inputProps) => (
          <Editor
            name="body"
            inputProps={inputProps}
            size="tall"
            defaultValue={text.body}
            maxLength={BODY_LENGTH}
            onText={(body) => change({ body })}
            suggest={suggestPeople(spaceNumber)}
          />
        )}
      </Field>
      {isNamed ? (
        <TextField
          label={t('enter.coauthors')}
          name="coauthors"
          defaultValue={text.coauthors}
          onChange={(event) => change({ coauthors: event.currentTarget.value })}
          help={t('enter.coauthors.help')}
          error={refusal?.fields.coauthorIds}
        />
      ) : null}
    </>
  )
}

function EntryActions({ isWorking, backTo }: { isWorking: boolean; backTo: string }) {
  const t = useMessages(challengeFormMessages)
  return (
    <div className="form-actions">
      <Button type="submit" variant="primary" name="intent" value="enter" isWorking={isWorking}>
        {t('enter.submit')}
      </Button>
      <Button
        type="submit"
        name="intent"
        value="keep"
        variant="quiet"
        className="without-scripts"
        formNoValidate
      >
        {t('enter.keep')}
      </Button>
      <LinkButton variant="quiet" to={backTo}>
        {t('cancel')}
      </LinkButton>
    </div>
  )
}
