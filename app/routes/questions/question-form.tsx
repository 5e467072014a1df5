import { type ReactNode, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import { FilesProblem, FormFiles } from '#app/components/form-files.tsx'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { suggestPeople } from '#app/components/suggest-people.tsx'
import { UploadList } from '#app/components/upload-list.tsx'
import { type Uploads, useUploads } from '#app/components/use-uploads.ts'
import { useFormType } from '#app/form-type.ts'
import { type Refused, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Editor } from '#app/ui/editor.tsx'
import { ErrorSummary, Field, FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { MAX_FILE_BYTES, MAX_FILES } from '#graphql/attachments/limits.ts'
import { BODY_LENGTH, MAX_TAGS, TITLE_LENGTH } from '#graphql/questions/limits.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { QuestionText } from './question-text.ts'

type QuestionFormProps = {
  refusal: Refused | undefined
  text: QuestionText
  onText?: (part: Partial<QuestionText>) => void
  onSend?: () => void
  /** Whose members can be named; null while no space is chosen. */
  spaceNumber: number | null
  submit: string
  backTo: string
  /** Below the title: what is close to it. */
  near?: ReactNode
  /** Before the text is sent: fields that only one of the two pages has. */
  children?: ReactNode
}

const FIELDS = ['title', 'body', 'tags', 'space'] as const

/** The form of a question. Plain fields, so it works before scripts; files come with it. */
export function QuestionForm(props: QuestionFormProps) {
  const { refusal, text, onText, spaceNumber, submit, backTo, near, children } = props
  const t = useMessages(questionsMessages)
  const isWorking = useNavigation().formMethod === 'POST'
  const uploads = useUploads({ url: '/files', maxBytes: MAX_FILE_BYTES, maxFiles: MAX_FILES })
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    id: `question-${name}`,
    defaultValue: text[name],
    error: refusal?.fields[name],
  })
  return (
    <Form
      method="post"
      encType={useFormType()}
      className="form"
      onSubmit={(event) => {
        if (!uploads.holds(event)) props.onSend?.()
      }}
    >
      <input type="hidden" name="intent" value="save" />
      <Problems refusal={refusal} />
      <TextField
        label={t('field.title')}
        required
        maxLength={TITLE_LENGTH}
        help={t('field.title.help')}
        onChange={(event) => onText?.({ title: event.currentTarget.value })}
        {...field('title')}
      />
      {near}
      <BodyField {...{ text, onText, spaceNumber, uploads }} error={refusal?.fields.body} />
      <FormFiles id="question" refusal={refusal} entries={uploads.entries} />
      <LateConfidential refusal={refusal} id="question-confidentialReason" />
      <TextField
        label={t('field.tags')}
        maxLength={400}
        help={t('field.tags.help', { max: MAX_TAGS })}
        onChange={(event) => onText?.({ tags: event.currentTarget.value })}
        {...field('tags')}
      />
      {children}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking || uploads.isWaiting}>
          {submit}
        </Button>
        <LinkButton variant="quiet" to={backTo}>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

type BodyFieldProps = Pick<QuestionFormProps, 'text' | 'onText' | 'spaceNumber'> & {
  uploads: Uploads
  error: readonly string[] | undefined
}

/** What the title does not say, with files. */
function BodyField({ text, onText, spaceNumber, uploads, error }: BodyFieldProps) {
  const t = useMessages(questionsMessages)
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <Field label={t('field.body')} id="question-body" error={error}>
      {(inputProps) => (
        <Editor
          name="body"
          inputProps={inputProps}
          defaultValue={text.body}
          maxLength={BODY_LENGTH}
          onText={(body) => onText?.({ body })}
          onFiles={uploads.add}
          suggest={spaceNumber === null ? undefined : suggestPeople(spaceNumber)}
          textRef={area}
          foot={<UploadList uploads={uploads} fieldName="fileIds" textId="question-body" />}
        />
      )}
    </Field>
  )
}

function Problems({ refusal }: { refusal: Refused | undefined }) {
  const t = useMessages(questionsMessages)
  if (!refusal) return null
  const whole = wholeProblem(refusal)
  const label = (name: string) => {
    const field = FIELDS.find((one) => one === name)
    return field ? t(`field.${field}`) : t('form')
  }
  return (
    <>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <FilesProblem id="question" refusal={refusal} />
      <ErrorSummary
        problems={Object.entries(refusal.fields).map(([name, [message = '']]) => ({
          field: `question-${name}`,
          label: label(name),
          message,
        }))}
      />
    </>
  )
}
