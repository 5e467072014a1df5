import { Form, useNavigation } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { wholeProblem } from '#app/forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField, TextField } from '#app/ui/input.tsx'
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
  return (
    <AdminSheet
      kind="Space"
      title={space ? `Change ${space.name}` : 'Make a space'}
      closeTo={closeTo}
      thing={space ? `space-${space.slug}` : 'new-space'}
    >
      <Form method="post" className="form" key={space?.slug ?? 'new'} preventScrollReset>
        {space ? <input type="hidden" name="number" value={space.number} /> : null}
        <SpaceFields space={space} refusal={refusal} />
        <p className="quiet">
          {space
            ? 'Another choice counts at once, for everything that stands in it already.'
            : 'You own it first. Name other owners on its page.'}
        </p>
        <Foot
          refusal={refusal}
          closeTo={closeTo}
          intent={space ? 'editSpace' : 'makeSpace'}
          words={space ? 'Keep' : 'Make the space'}
        />
      </Form>
    </AdminSheet>
  )
}

const KINDS = [
  ['OPEN', 'Open', 'Everyone in the company reads and writes'],
  ['CLOSED', 'Closed', 'Everyone knows of it; members read and write'],
  ['HIDDEN', 'Hidden', 'Only its members know of it'],
] as const

function SpaceFields({ space, refusal }: Omit<SheetProps<OpenedSpace | null>, 'closeTo'>) {
  const typed = refusal?.typed
  const kind = typed?.kind ?? space?.kind ?? 'OPEN'
  return (
    <>
      <TextField
        label="Name"
        name="name"
        required
        minLength={2}
        maxLength={60}
        defaultValue={typed?.name ?? space?.name}
        error={refusal?.fields.name}
      />
      <TextAreaField
        label="What it is for, in a sentence"
        name="about"
        maxLength={300}
        defaultValue={typed?.about ?? space?.about}
        error={refusal?.fields.about}
      />
      <FieldGroup legend="Who can see it" error={refusal?.fields.kind}>
        {KINDS.map(([value, label, help]) => (
          <Radio
            key={value}
            name="kind"
            value={value}
            label={label}
            help={help}
            defaultChecked={kind === value}
          />
        ))}
      </FieldGroup>
    </>
  )
}

/** Makes a board in a space. */
export function BoardSheet({ space, refusal, closeTo }: SheetProps<OpenedSpace>) {
  return (
    <AdminSheet
      kind="Board"
      title={`A board in ${space.name}`}
      closeTo={closeTo}
      thing={`board-in-${space.slug}`}
    >
      <Form method="post" className="form" preventScrollReset>
        <input type="hidden" name="space" value={space.slug} />
        <BoardFields refusal={refusal} />
        <p className="quiet">
          {space.audience === 1 ? 'One person' : `${space.audience} people`} will see it. You answer
          for it until you name somebody else.
        </p>
        <Foot refusal={refusal} closeTo={closeTo} intent="makeBoard" words="Make the board" />
      </Form>
    </AdminSheet>
  )
}

function BoardFields({ refusal }: { refusal: Refused | undefined }) {
  const typed = refusal?.typed
  return (
    <>
      <TextField
        label="Name"
        name="name"
        required
        minLength={3}
        maxLength={60}
        defaultValue={typed?.name}
        error={refusal?.fields.name}
      />
      <TextField
        label="What it asks, in one line"
        name="about"
        maxLength={200}
        defaultValue={typed?.about}
        error={refusal?.fields.about}
      />
      <TextField
        label="Working days to a first answer"
        name="days"
        type="number"
        inputMode="numeric"
        min={1}
        max={60}
        defaultValue={typed?.days ?? '5'}
        help="Empty: nothing is promised."
        error={refusal?.fields.responseDays}
      />
    </>
  )
}

type FootProps = { refusal: Refused | undefined; closeTo: string; intent: string; words: string }

/** What is wrong with the form as a whole, the verb, and the way out. */
function Foot({ refusal, closeTo, intent, words }: FootProps) {
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
          Leave it
        </LinkButton>
      </div>
    </>
  )
}
