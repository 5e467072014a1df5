import { Form, useNavigation } from 'react-router'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import type { Refused } from '#app/forms.ts'
import { wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField, TextField } from '#app/ui/input.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { OpenedSpace } from './admin.tsx'
import { AdminSheet } from './admin-frame.tsx'

type SheetProps<Space> = {
  space: Space
  refusal: Refused | undefined
  /** The list without the sheet. */
  closeTo: string
}

/** Makes a space, or changes one. */
export function SpaceSheet({ space, refusal, closeTo }: SheetProps<OpenedSpace | null>) {
  const t = useMessages(adminMessages)
  return (
    <AdminSheet
      kind={t('space')}
      title={space ? t('space.edit.name', { space: space.name }) : t('space.new')}
      closeTo={closeTo}
      thing={space ? `space-${space.slug}` : 'new-space'}
    >
      <Form method="post" className="form" key={space?.slug ?? 'new'} preventScrollReset>
        {space ? <input type="hidden" name="number" value={space.number} /> : null}
        {space ? (
          <EditConflict
            version={space.version}
            refusal={refusal}
            labels={{ name: t('space.name'), about: t('space.about') }}
          />
        ) : null}
        <SpaceFields space={space} refusal={refusal} />
        <p className="quiet">{t(space ? 'space.edit.help' : 'space.new.help')}</p>
        <Foot
          refusal={refusal}
          closeTo={closeTo}
          intent={space ? 'editSpace' : 'makeSpace'}
          words={t(space ? 'save' : 'space.create')}
        />
      </Form>
    </AdminSheet>
  )
}

const KINDS = ['OPEN', 'CLOSED', 'HIDDEN'] as const

function SpaceFields({ space, refusal }: Omit<SheetProps<OpenedSpace | null>, 'closeTo'>) {
  const t = useMessages(adminMessages)
  const typed = refusal?.typed
  const kind = typed?.kind ?? space?.kind ?? 'OPEN'
  return (
    <>
      <TextField
        label={t('space.name')}
        name="name"
        required
        minLength={2}
        maxLength={60}
        defaultValue={typed?.name ?? space?.name}
        error={refusal?.fields.name}
      />
      <TextAreaField
        label={t('space.about')}
        name="about"
        maxLength={300}
        defaultValue={typed?.about ?? space?.about}
        error={refusal?.fields.about}
      />
      <FieldGroup legend={t('space.visibility')} error={refusal?.fields.kind}>
        {KINDS.map((value) => (
          <Radio
            key={value}
            name="kind"
            value={value}
            label={t(`kind.${value}`)}
            help={t(`kind.${value}.help`)}
            defaultChecked={kind === value}
          />
        ))}
      </FieldGroup>
    </>
  )
}

/** Makes a board in a space. */
export function BoardSheet({ space, refusal, closeTo }: SheetProps<OpenedSpace>) {
  const t = useMessages(adminMessages)
  return (
    <AdminSheet
      kind={t('board')}
      title={t('space.newBoard.name', { space: space.name })}
      closeTo={closeTo}
      thing={`board-in-${space.slug}`}
    >
      <Form method="post" className="form" preventScrollReset>
        <input type="hidden" name="space" value={space.slug} />
        <BoardFields refusal={refusal} />
        <p className="quiet">{t('board.audience', { count: space.audience })}</p>
        <Foot refusal={refusal} closeTo={closeTo} intent="makeBoard" words={t('board.create')} />
      </Form>
    </AdminSheet>
  )
}

function BoardFields({ refusal }: { refusal: Refused | undefined }) {
  const t = useMessages(adminMessages)
  const typed = refusal?.typed
  return (
    <>
      <TextField
        label={t('board.name')}
        name="name"
        required
        minLength={3}
        maxLength={60}
        defaultValue={typed?.name}
        error={refusal?.fields.name}
      />
      <TextField
        label={t('board.about')}
        name="about"
        maxLength={200}
        defaultValue={typed?.about}
        error={refusal?.fields.about}
      />
      <TextField
        label={t('board.days')}
        name="days"
        type="number"
        inputMode="numeric"
        min={1}
        max={60}
        defaultValue={typed?.days ?? '5'}
        help={t('board.days.help')}
        error={refusal?.fields.responseDays}
      />
    </>
  )
}

type FootProps = { refusal: Refused | undefined; closeTo: string; intent: string; words: string }

/** What is wrong with the form as a whole, the verb, and the way out. */
function Foot({ refusal, closeTo, intent, words }: FootProps) {
  const t = useMessages(adminMessages)
  const isWorking = useNavigation().formData?.get('intent') === intent
  const whole = wholeProblem(refusal)
  return (
    <>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value={intent} isWorking={isWorking}>
          {words}
        </Button>
        <LinkButton variant="quiet" to={closeTo} preventScrollReset>
          {t('cancel')}
        </LinkButton>
      </div>
    </>
  )
}
