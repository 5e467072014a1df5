import { Form, useNavigation } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { wholeProblem } from '#app/forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField, TextField } from '#app/ui/input.tsx'
import type { OpenedSpace } from './admin.tsx'
import { AdminSheet } from './admin-frame.tsx'

const KINDS = [
  ['OPEN', 'Open', 'Everyone in the company reads and writes'],
  ['CLOSED', 'Closed', 'Everyone knows of it; members read and write'],
  ['HIDDEN', 'Hidden', 'Only its members know of it'],
] as const

type SheetProps<Space> = { space: Space; refusal: Refused | undefined }

/** Makes a space, or changes one. */
export function SpaceSheet({ space, refusal }: SheetProps<OpenedSpace | null>) {
  const isWorking = useNavigation().formMethod === 'POST'
  const typed = refusal?.typed
  const kind = typed?.kind ?? space?.kind ?? 'OPEN'
  const problem = (field: string) => refusal?.fields[field]
  const whole = wholeProblem(refusal)
  return (
    <AdminSheet
      kind="Space"
      title={space ? `Change ${space.name}` : 'Make a space'}
      closeTo="/admin"
      thing={space ? `space-${space.slug}` : 'new-space'}
    >
      <Form method="post" className="form" key={space?.slug ?? 'new'} preventScrollReset>
        {space ? <input type="hidden" name="number" value={space.number} /> : null}
        <TextField
          label="Name"
          name="name"
          required
          minLength={2}
          maxLength={60}
          defaultValue={typed?.name ?? space?.name}
          error={problem('name')}
        />
        <TextAreaField
          label="What it is for, in a sentence"
          name="about"
          maxLength={300}
          defaultValue={typed?.about ?? space?.about}
          error={problem('about')}
        />
        <FieldGroup legend="Who can see it" error={problem('kind')}>
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
        <p className="quiet">
          {space
            ? 'Another choice counts at once, for everything that stands in it already.'
            : 'You own it first. Name other owners on its page.'}
        </p>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button
            type="submit"
            variant="primary"
            name="intent"
            value={space ? 'editSpace' : 'makeSpace'}
            isWorking={isWorking}
          >
            {space ? 'Keep' : 'Make the space'}
          </Button>
          <LinkButton variant="quiet" to="/admin" preventScrollReset>
            Leave it
          </LinkButton>
        </div>
      </Form>
    </AdminSheet>
  )
}

/** Makes a board in a space. */
export function BoardSheet({ space, refusal }: SheetProps<OpenedSpace>) {
  const isWorking = useNavigation().formMethod === 'POST'
  const typed = refusal?.typed
  const problem = (field: string) => refusal?.fields[field]
  const whole = wholeProblem(refusal)
  return (
    <AdminSheet
      kind="Board"
      title={`A board in ${space.name}`}
      closeTo="/admin"
      thing={`board-in-${space.slug}`}
    >
      <Form method="post" className="form" preventScrollReset>
        <input type="hidden" name="space" value={space.slug} />
        <TextField
          label="Name"
          name="name"
          required
          minLength={3}
          maxLength={60}
          defaultValue={typed?.name}
          error={problem('name')}
        />
        <TextField
          label="What it asks, in one line"
          name="about"
          maxLength={200}
          defaultValue={typed?.about}
          error={problem('about')}
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
          error={problem('answerDays')}
        />
        <p className="quiet">
          {space.audience === 1 ? 'One person' : `${space.audience} people`} will see it. You answer
          for it until you name somebody else.
        </p>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button
            type="submit"
            variant="primary"
            name="intent"
            value="makeBoard"
            isWorking={isWorking}
          >
            Make the board
          </Button>
          <LinkButton variant="quiet" to="/admin" preventScrollReset>
            Leave it
          </LinkButton>
        </div>
      </Form>
    </AdminSheet>
  )
}
