import '#app/styles/sheets/discussion.css'
import type { ReactNode } from 'react'
import { Form, useActionData, useNavigation } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import type { IdeaData } from './idea-document.ts'

type FieldsProps = {
  problem: (field: string) => string | undefined
  typed: Record<string, string>
}

type ToolProps = {
  idea: IdeaData
  intent: string
  submit: string
  isDanger?: boolean
  /** What the address says of the form beside its idea, so that it is still open when it is refused. */
  query?: string
  children: (fields: FieldsProps) => ReactNode
}

/** One tool's form: comes back with its messages and with all that was typed. */
export function Tool({ idea, intent, submit, isDanger, query = '', children }: ToolProps) {
  const t = useMessages(ideaToolsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const navigation = useNavigation()
  const isWorking = navigation.formData?.get('intent') === intent
  const whole = wholeProblem(refusal)
  return (
    <Form
      method="post"
      action={`/ideas/${idea.number}${query}`}
      className="form"
      preventScrollReset
      key={intent}
    >
      <input type="hidden" name="intent" value={intent} />
      {children({
        problem: (field) => refusal?.fields[field]?.join(' '),
        typed: refusal?.typed ?? {},
      })}
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button
          type="submit"
          variant={isDanger ? 'danger-filled' : 'primary'}
          isWorking={isWorking}
        >
          {submit}
        </Button>
        <LinkButton variant="quiet" to={`/ideas/${idea.number}`} preventScrollReset>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

/** A tool by itself, with what it is called and does. The address leads to its id. */
export function ToolSection({
  title,
  lead,
  children,
}: {
  title: string
  lead: string
  children: ReactNode
}) {
  return (
    <section className="owner-tools" id="tools" aria-labelledby="tools-heading">
      <div className="section-head">
        <h2 id="tools-heading">{title}</h2>
      </div>
      <p className="soft tools-lead">{lead}</p>
      {children}
    </section>
  )
}
