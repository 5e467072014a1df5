// What moderators do not allow now: locked discussions, and people who may not post for a while.
import '#app/styles/sheets/moderation.css'
import { useRef } from 'react'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/restrictions'
import { ModerationTabs } from './moderation-tabs.tsx'

const Row = graphql(`
  fragment RestrictionRow on Restriction {
    number reason at until
    by { name }
    person { number name }
    space { name }
    post { title path }
  }
`)
const RestrictionsPage = graphql(
  `
  query RestrictionsPage($after: String) {
    viewerModerates
    viewerModeratesCompany
    activeRestrictions(first: 25, after: $after) {
      edges { node { ...RestrictionRow } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [Row],
)
const EndRestriction = graphql(
  `mutation EndRestriction($number: Int!) { endRestriction(number: $number) { number } }`,
)
type Restriction = ResultOf<typeof Row>

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  const read = await context.get(atrium).ask(RestrictionsPage, { after })
  if (!read.viewerModerates && !read.viewerModeratesCompany)
    throw new Response('Not found', { status: 404 })
  return read
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const number = Number(typed.restriction) || 0
  const result = await context.get(atrium).submit(EndRestriction, { number })
  if (!result.ok) return refused(result, 'end', typed)
  throw redirect('/moderation/restrictions?done=1', 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('restrictions.title')} · Atrium` },
]

export default function Restrictions({ loaderData }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows(loaderData.activeRestrictions, {
    of: ({ activeRestrictions }: Route.ComponentProps['loaderData']) => activeRestrictions,
    idOf: ({ number }: Restriction) => number,
  })
  return (
    <Page title={t('restrictions.title')} hasNew={false}>
      <header className="page-head">
        <h1>{t('restrictions.title')}</h1>
      </header>
      <div className="stack">
        <ModerationTabs
          at="/moderation/restrictions"
          isOfCompany={loaderData.viewerModeratesCompany}
        />
        {query.has('done') && !problem ? (
          <Notice role="status" tone="good">
            {t('done')}
          </Notice>
        ) : null}
        {problem ? (
          <Notice role="alert" tone="bad">
            {problem}
          </Notice>
        ) : null}
        {grown.rows.length > 0 ? (
          <ul className="list list-ruled" ref={list}>
            {grown.rows.map((one) => (
              <RestrictionItem key={one.number} restriction={one} />
            ))}
          </ul>
        ) : (
          <Empty title={t('restrictions.none')}>{t('restrictions.none.help')}</Empty>
        )}
        <MoreRows list={list} grown={grown} />
      </div>
    </Page>
  )
}

function RestrictionItem({ restriction: one }: { restriction: Restriction }) {
  const t = useMessages(moderationMessages)
  const name = one.person?.name ?? one.post?.title ?? ''
  const to = one.person ? `/people/${one.person.number}` : (one.post?.path ?? '')
  return (
    <li className="stack stack-tight case" data-row={one.number}>
      <p className="cluster small soft">
        <Chip tone="warn">{t(one.person ? 'restrictions.person' : 'restrictions.lock')}</Chip>
        <span>
          {one.space ? t('queue.in', { space: one.space.name }) : t('restrictions.everywhere')}
        </span>
        <span>{t.rich('restrictions.until', { time: <Time at={one.until} as="moment" /> })}</span>
      </p>
      <p>
        <Link className="link" to={to} dir="auto">
          {name}
        </Link>
      </p>
      <p dir="auto">{t('restrictions.by', { name: one.by.name, reason: one.reason })}</p>
      <Form method="post">
        <input type="hidden" name="restriction" value={one.number} />
        <Button type="submit" size="small" aria-label={t('restrictions.endOf', { name })}>
          {t('restrictions.end')}
        </Button>
      </Form>
    </li>
  )
}
