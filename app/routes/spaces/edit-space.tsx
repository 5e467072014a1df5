import '#app/styles/sheets/spaces.css'
import { Form, useNavigation } from 'react-router'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { problemOf, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, Radio, TextAreaField, TextField } from '#app/ui/input.tsx'
import { ABOUT_LENGTH, NAME_LENGTH } from '#graphql/spaces/limits.ts'
import { spaceMessages } from '#messages/space.ts'
import type { SpaceData } from './space-document.ts'

const KINDS = ['OPEN', 'CLOSED', 'HIDDEN'] as const

type EditSpaceProps = { space: SpaceData; answer: { ok: boolean } | undefined }

/** Name, sentence and audience. A wider audience is said before it happens. */
export function EditSpaceForm({ space, answer }: EditSpaceProps) {
  const t = useMessages(spaceMessages)
  const refusal = refusalOf(answer, 'edit')
  const page = `/spaces/${space.slug}`
  const isSaving = useNavigation().formData?.get('intent') === 'edit'
  return (
    <Form method="post" className="sheet sheet-pad form space-edit" aria-label={t('edit.label')}>
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="spaceId" value={space.number} />
      <EditConflict
        version={space.version}
        refusal={refusal}
        labels={{ name: t('edit.name'), about: t('edit.about') }}
      />
      <TextField
        label={t('edit.name')}
        name="name"
        maxLength={NAME_LENGTH}
        required
        defaultValue={refusal?.typed.name ?? space.name}
        error={problemOf(answer, 'edit', 'name')}
      />
      <TextAreaField
        label={t('edit.about')}
        name="about"
        maxLength={ABOUT_LENGTH}
        defaultValue={refusal?.typed.about ?? space.about}
        error={problemOf(answer, 'edit', 'about')}
      />
      <FieldGroup legend={t('edit.visibility')} error={problemOf(answer, 'edit', 'kind')}>
        {KINDS.map((kind) => (
          <Radio
            key={kind}
            name="kind"
            value={kind}
            label={t(`kind.${kind}`)}
            help={t(`kind.${kind}.help`)}
            defaultChecked={(refusal?.typed.kind ?? space.kind) === kind}
          />
        ))}
      </FieldGroup>
      <p className="quiet">{t('edit.visibility.help')}</p>
      {space.canSeal ? (
        <SealedChoice isOn={refusal ? refusal.typed.allowsSealed === 'on' : space.allowsSealed} />
      ) : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isSaving}>
          {t('save')}
        </Button>
        <LinkButton variant="quiet" to={page} preventScrollReset>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

/** Whether people post there without their name. */
function SealedChoice({ isOn }: { isOn: boolean }) {
  const t = useMessages(spaceMessages)
  return (
    <>
      <input type="hidden" name="offersSealed" value="1" />
      <Checkbox
        name="allowsSealed"
        label={t('edit.allowsSealed')}
        help={t('edit.allowsSealed.help')}
        defaultChecked={isOn}
      />
    </>
  )
}
