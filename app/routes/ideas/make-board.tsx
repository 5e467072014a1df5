import { useState } from 'react'
import { Form, useActionData, useNavigation, useSearchParams } from 'react-router'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { boardsMessages } from '#messages/boards.ts'
import type { SpaceToChoose } from './boards.tsx'

type MakeBoardProps = {
  /** Those in which the viewer may begin one. */
  spaces: readonly SpaceToChoose[]
  isAdmin: boolean
  onClose: () => void
}

/** The form that starts a board: a dialog, before scripts a part of the page. */
export default function MakeBoardDialog({ spaces, isAdmin, onClose }: MakeBoardProps) {
  const t = useMessages(boardsMessages)
  const isReady = useIsReady()
  const form =
    spaces.length > 0 ? (
      <MakeBoardForm spaces={spaces} />
    ) : (
      <LateBeginHere missing="space" isAdmin={isAdmin} />
    )
  if (isReady) {
    return (
      <Dialog isOpen onClose={onClose} title={t('new')}>
        {form}
      </Dialog>
    )
  }
  return (
    <section className="sheet sheet-pad start-board" aria-labelledby="start-board">
      <h2 id="start-board">{t('new')}</h2>
      {form}
    </section>
  )
}

function MakeBoardForm({ spaces: own }: { spaces: readonly SpaceToChoose[] }) {
  const t = useMessages(boardsMessages)
  const [query] = useSearchParams()
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'makeBoard')
  const isWorking = useNavigation().formData?.get('intent') === 'makeBoard'
  // A space's own page leads here with its name.
  const asked = own.find((one) => one.slug === query.get('space'))?.slug
  // Who can read a board is chosen, never a chance of the order of spaces.
  const [slug, setSlug] = useState(refusal?.typed.space ?? asked ?? '')
  const space = own.find((one) => one.slug === slug)
  const problem = (field: string) => refusal?.fields[field]?.join(' ')
  const whole = wholeProblem(refusal)
  const typed = refusal?.typed ?? {}
  return (
    <Form method="post" action="/ideas?new=board" className="form">
      <input type="hidden" name="intent" value="makeBoard" />
      <TextField
        label={t('new.name')}
        name="name"
        required
        minLength={3}
        maxLength={60}
        defaultValue={typed.name}
        error={problem('name')}
      />
      <TextField
        label={t('new.about')}
        name="about"
        maxLength={200}
        defaultValue={typed.about}
        error={problem('about')}
      />
      <SelectField
        label={t('new.space')}
        name="space"
        required
        defaultValue={slug}
        error={problem('space')}
        help={t('new.space.help')}
        onChange={(event) => setSlug(event.currentTarget.value)}
      >
        <option value="" disabled>
          {t('new.space.choose')}
        </option>
        {own.map((one) => (
          <option key={one.slug} value={one.slug} dir="auto">
            {one.name}
          </option>
        ))}
      </SelectField>
      <div className="form-row">
        <PersonField
          label={t('new.owner')}
          name="owner"
          spaceNumber={space?.number ?? 0}
          defaultValue={typed.owner}
          error={problem('ownerId')}
          help={t('new.owner.help')}
        />
        <TextField
          label={t('new.days')}
          name="responseDays"
          type="number"
          min={1}
          max={60}
          defaultValue={typed.responseDays ?? '5'}
          error={problem('responseDays')}
          help={t('new.days.help')}
        />
      </div>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {t('new.create')}
        </Button>
        <LinkButton variant="quiet" to="/ideas">
          {t('new.cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}
