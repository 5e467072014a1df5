// What waits until a moderator has read it: posts of newcomers, and what contains a listed word.
import '#app/styles/sheets/moderation.css'
import { useRef } from 'react'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { type Refused, refused, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { REASON_LENGTH } from '#graphql/moderation/limits.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/held'
import { ModerationTabs } from './moderation-tabs.tsx'

const Row = graphql(`
  fragment HeldRow on HeldPost {
    number version isComment path title body reason heldAt dueAt
    author { number name }
    space { name }
  }
`)
const HeldPage = graphql(
  `
  query HeldPage($after: String) {
    viewerModerates
    viewerModeratesCompany
    heldPosts(first: 25, after: $after) {
      edges { node { ...HeldRow } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [Row],
)
const DecideHeld = graphql(`
  mutation DecideHeld($number: Int!, $version: Int!, $approves: Boolean!, $note: String) {
    decideHeld(number: $number, version: $version, approves: $approves, note: $note)
  }
`)
type Held = ResultOf<typeof Row>

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  const read = await context.get(atrium).ask(HeldPage, { after })
  if (!read.viewerModerates && !read.viewerModeratesCompany)
    throw new Response('Not found', { status: 404 })
  return read
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const number = Number(typed.held) || 0
  const version = Number(typed.version) || 0
  const approves = typed.intent === 'approve'
  const result = await context
    .get(atrium)
    .submit(DecideHeld, { number, version, approves, note: typed.note ?? '' })
  if (!result.ok) return refused(result, `held ${number}`, typed)
  throw redirect('/moderation/held?done=1', 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('held.title')} · Atrium` },
]

export default function HeldList({ loaderData }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows(loaderData.heldPosts, {
    of: ({ heldPosts }: Route.ComponentProps['loaderData']) => heldPosts,
    idOf: ({ number }: Held) => number,
  })
  return (
    <Page title={t('held.title')} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('held.title')}</h1>
          <p>{t('held.lead')}</p>
        </div>
      </header>
      <div className="stack">
        <ModerationTabs at="/moderation/held" isOfCompany={loaderData.viewerModeratesCompany} />
        {query.has('done') ? (
          <Notice role="status" tone="good">
            {t('held.done')}
          </Notice>
        ) : null}
        {grown.rows.length > 0 ? (
          <ul className="list list-ruled" ref={list}>
            {grown.rows.map((one) => (
              <HeldItem key={one.number} held={one} />
            ))}
          </ul>
        ) : (
          <Empty title={t('held.none')}>{t('held.none.help')}</Empty>
        )}
        <MoreRows list={list} grown={grown} />
      </div>
    </Page>
  )
}

function HeldItem({ held: one }: { held: Held }) {
  const t = useMessages(moderationMessages)
  const { now } = useClock()
  const answer = useActionData<Refused>()
  const refusal = answer?.intent === `held ${one.number}` ? answer : undefined
  const whole = wholeProblem(refusal)
  const isLate = Date.parse(one.dueAt) < now
  return (
    <li className="stack stack-tight case" data-row={one.number}>
      <p className="cluster small soft">
        <Chip tone={isLate ? 'bad' : 'plain'}>{t(`held.reason.${one.reason}`)}</Chip>
        <span>{t(one.isComment ? 'queue.comment' : 'queue.post')}</span>
        {one.author ? <span>{t('queue.by', { name: one.author.name })}</span> : null}
        <span>{t('queue.in', { space: one.space.name })}</span>
        <Time at={one.heldAt} />
      </p>
      <p>
        <Link className="link" to={one.path} dir="auto">
          {one.title}
        </Link>
      </p>
      {one.body ? (
        <blockquote className="case-words" dir="auto">
          {one.body}
        </blockquote>
      ) : null}
      <Form method="post" className="form form-narrow">
        <input type="hidden" name="held" value={one.number} />
        <input type="hidden" name="version" value={one.version} />
        <TextField
          label={t('held.note')}
          help={t('held.note.help')}
          name="note"
          maxLength={REASON_LENGTH}
          defaultValue={refusal?.typed.note}
          error={refusal?.fields.note}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="cluster">
          <Button type="submit" name="intent" value="approve" variant="primary" size="small">
            {t('held.approve')}
          </Button>
          <Button type="submit" name="intent" value="decline" size="small">
            {t('held.decline')}
          </Button>
        </div>
      </Form>
    </li>
  )
}
