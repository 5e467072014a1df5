import { Form, useActionData, useNavigation } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { entryDraftsMessages } from '#messages/entry-drafts.ts'

export const ShareEntryDraft = graphql(`
  mutation ShareEntryDraft($id: ID!, $helperId: ID!) {
    shareEntryDraft(challengeId: $id, helperId: $helperId) { number }
  }
`)
export const EndDraftHelp = graphql(`
  mutation EndDraftHelp($id: ID!, $authorId: ID!) {
    endDraftHelp(challengeId: $id, authorId: $authorId) { number }
  }
`)

type DraftHelperProps = { helper: { name: string } | null; space: number }

/** Under a draft: the one person who helps with it, or the form to ask somebody. */
export function DraftHelper({ helper, space }: DraftHelperProps) {
  const t = useMessages(entryDraftsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'share')
  const isWorking = useNavigation().formData?.get('intent') === 'share'
  const whole = wholeProblem(refusal) ?? refusal?.fields.challengeId
  return (
    <section className="stack-tight stack" aria-labelledby="helper">
      <div className="section-head">
        <h2 id="helper">{t('helper')}</h2>
      </div>
      <p className="soft">{t('helper.help')}</p>
      {helper ? (
        <Form method="post" className="cluster">
          <p dir="auto">{t('helper.now', { name: helper.name })}</p>
          <Button type="submit" size="small" name="intent" value="unshare">
            {t('helper.end')}
          </Button>
        </Form>
      ) : (
        <Form method="post" className="form">
          <input type="hidden" name="intent" value="share" />
          <PersonField
            label={t('helper.field')}
            name="helper"
            spaceNumber={space}
            defaultValue={refusal?.typed.helper ?? ''}
            error={refusal?.fields.helperId}
          />
          {whole ? <FieldError>{whole}</FieldError> : null}
          <div className="form-actions">
            <Button type="submit" isWorking={isWorking}>
              {t('helper.share')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  )
}
