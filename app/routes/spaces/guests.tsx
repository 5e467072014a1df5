// The guests of a closed or hidden space: invited by those who manage it, until a date, under an agreement.
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { GuestFields, GuestList } from '#app/components/guest-list.tsx'
import { Page } from '#app/components/page.tsx'
import {
  problemOf,
  type Refused,
  refusalOf,
  refused,
  unknownForm,
  wholeProblem,
} from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { writeGuest } from '#app/guest-writes.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { AGREEMENT_LENGTH, GUEST_NAME_LENGTH } from '#graphql/guests/limits.ts'
import { guestsMessages } from '#messages/guests.ts'
import type { Route } from './+types/guests'

const SpaceOfGuests = graphql(`
  query SpaceOfGuests($slug: String!) { space(slug: $slug) { number slug name kind viewerCan { manage } } }
`)
const GuestsOfSpace = graphql(
  `
  query GuestsOfSpace($id: ID!) {
    guests(spaceId: $id, first: 100) { edges { node { ...GuestFields } } }
  }
`,
  [GuestFields],
)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const { space } = await ask(SpaceOfGuests, { slug: params.slug })
  if (!space?.viewerCan.manage) throw new Response('Not found', { status: 404 })
  const { guests } = await ask(GuestsOfSpace, { id: String(space.number) })
  const done = new URL(request.url).searchParams.get('done')
  return { space, guests: guests.edges.map(({ node }) => node), done }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await fields(request)
  const result = await writeGuest(gateway, form)
  if (!result) throw new Response(unknownForm(gateway.language), { status: 400 })
  if (!result.ok) return refused(result, form.intent ?? '', form)
  return redirect(`/spaces/${params.slug}/guests?done=${form.intent}`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, guestsMessages)('title')} · Atrium` },
]

const DONE = ['invite', 'extend', 'end'] as const

export default function Guests({ loaderData: { space, guests, done } }: Route.ComponentProps) {
  const t = useMessages(guestsMessages)
  const answer = useActionData<typeof action>()
  const refusal = answer?.ok === false ? (answer as Refused) : undefined
  const said = DONE.find((one) => one === done)
  return (
    <Page title={t('title')} crumbs={[{ label: space.name, to: `/spaces/${space.slug}` }]}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">
            {t(space.kind === 'OPEN' ? 'about.post' : 'about', { space: space.name })}
          </p>
        </div>
      </header>
      <div className="stack">
        {said && !refusal ? (
          <Notice role="status" tone="good">
            {t(`done.${said}`)}
          </Notice>
        ) : null}
        {guests.length > 0 ? (
          <GuestList guests={guests} refusal={refusal} />
        ) : (
          <Empty title={t('none')}>{t('none.help')}</Empty>
        )}
        <Invite
          spaceNumber={space.number}
          isOpen={space.kind === 'OPEN'}
          refusal={refusalOf(answer, 'invite')}
        />
      </div>
    </Page>
  )
}

type InviteProps = { spaceNumber: number; isOpen: boolean; refusal: Refused | undefined }

function Invite({ spaceNumber, isOpen, refusal }: InviteProps) {
  const t = useMessages(guestsMessages)
  const typed = (name: string) => refusal?.typed[name]
  const problem = (name: string) => problemOf(refusal, 'invite', name)
  const whole = problem('spaceId') ?? wholeProblem(refusal)
  return (
    <section aria-labelledby="invite-guest">
      <h2 id="invite-guest">{t('invite')}</h2>
      <Form method="post" className="form">
        <input type="hidden" name="spaceId" value={spaceNumber} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <TextField
          label={t('name')}
          name="name"
          maxLength={GUEST_NAME_LENGTH}
          required
          defaultValue={typed('name')}
          error={problem('name')}
        />
        <TextField
          type="email"
          label={t('email')}
          name="email"
          maxLength={200}
          required
          defaultValue={typed('email')}
          error={problem('email')}
        />
        <PostField isOpen={isOpen} typed={typed('post')} problem={problem('postId')} />
        <TextField
          type="date"
          label={t('lastDay')}
          name="until"
          required
          defaultValue={typed('until')}
          error={problem('until')}
        />
        <TextAreaField
          label={t('agreement')}
          name="agreement"
          maxLength={AGREEMENT_LENGTH}
          required
          rows={5}
          defaultValue={typed('agreement') ?? t('agreement.proposed')}
          help={t('agreement.help')}
          error={problem('agreement')}
        />
        <div className="form-actions">
          <InviteButton />
        </div>
      </Form>
    </section>
  )
}

type PostFieldProps = {
  isOpen: boolean
  typed: string | undefined
  problem: string | undefined
}

/** The post that alone is shared; in an open space there is no other way. */
function PostField({ isOpen, typed, problem }: PostFieldProps) {
  const t = useMessages(guestsMessages)
  return (
    <TextField
      label={t(isOpen ? 'post.only' : 'post')}
      help={t(isOpen ? 'post.only.help' : 'post.help')}
      name="post"
      required={isOpen}
      maxLength={300}
      defaultValue={typed}
      error={problem}
    />
  )
}

function InviteButton() {
  const t = useMessages(guestsMessages)
  const isSending = useNavigation().formData?.get('intent') === 'invite'
  return (
    <Button type="submit" name="intent" value="invite" variant="primary" isWorking={isSending}>
      {t('invite.send')}
    </Button>
  )
}
