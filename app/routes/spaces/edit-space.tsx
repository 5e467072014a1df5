import { Form, useNavigation } from 'react-router'
import { problemOf, refusalOf } from '#app/forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField, TextField } from '#app/ui/input.tsx'
import { ABOUT_LENGTH, NAME_LENGTH } from '#graphql/spaces/limits.ts'
import type { SpaceData } from './space-document.ts'

const AUDIENCES = [
  ['OPEN', 'Open', 'Everyone in the company reads and writes here.'],
  ['CLOSED', 'Closed', 'Everyone knows of it; members read and write.'],
  ['HIDDEN', 'Hidden', 'Only its members know that it exists.'],
] as const

type EditSpaceProps = { space: SpaceData; answer: { ok: boolean } | undefined }

/** Name, sentence and audience. A wider audience is said before it happens. */
export function EditSpaceForm({ space, answer }: EditSpaceProps) {
  const refusal = refusalOf(answer, 'edit')
  const page = `/spaces/${space.slug}`
  const isSaving = useNavigation().formData?.get('intent') === 'edit'
  return (
    <Form method="post" className="sheet sheet-pad form space-edit" aria-label="Change the space">
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="spaceId" value={space.number} />
      <TextField
        label="Name"
        name="name"
        maxLength={NAME_LENGTH}
        required
        defaultValue={refusal?.typed.name ?? space.name}
        error={problemOf(answer, 'edit', 'name')}
      />
      <TextAreaField
        label="What it is for"
        name="about"
        maxLength={ABOUT_LENGTH}
        defaultValue={refusal?.typed.about ?? space.about}
        error={problemOf(answer, 'edit', 'about')}
      />
      <FieldGroup legend="Who sees it" error={problemOf(answer, 'edit', 'kind')}>
        {AUDIENCES.map(([kind, label, help]) => (
          <Radio
            key={kind}
            name="kind"
            value={kind}
            label={label}
            help={help}
            defaultChecked={(refusal?.typed.kind ?? space.kind) === kind}
          />
        ))}
      </FieldGroup>
      <p className="quiet">
        A change of who sees it holds at once, for all that stands here already.
      </p>
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isSaving}>
          Keep
        </Button>
        <LinkButton variant="quiet" to={page} preventScrollReset>
          Leave it as it was
        </LinkButton>
      </div>
    </Form>
  )
}
