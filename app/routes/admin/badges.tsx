// Badges: given here, each with a first PIN, which is shown once or, to who has an email address, mailed.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { refusalOf, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { MAX_BADGES_AT_ONCE } from '#graphql/sign-in/limits.ts'
import { badgesMessages } from '#messages/badges.ts'
import type { Route } from './+types/badges'
import { AdminFrame, mustBeAdmin } from './admin-frame.tsx'

const PATH = '/admin/sign-in/badges'
const IsAdmin = graphql(`query IsAdminForBadges { settings { isAdmin: canAdminister } }`)
const BadgesPage = graphql(`
  query BadgesPage($after: String) {
    entrance { hasBadges }
    badges(first: 50, after: $after) {
      edges { node { number mustChangePin lastUsedAt person { number name unit } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
type Badge = ResultOf<typeof BadgesPage>['badges']['edges'][number]['node']
const Give = graphql(`
  mutation GiveBadges($badges: [BadgeInput!]!) { giveBadges(badges: $badges) { number name pin } }
`)
const Reset = graphql(`
  mutation ResetBadgePin($person: ID!) { resetBadgePin(personId: $person) { number name pin } }
`)
const Remove = graphql(`mutation RemoveBadge($person: ID!) { removeBadge(personId: $person) }`)
type Given = ResultOf<typeof Give>['giveBadges'][number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(BadgesPage, { after: new URL(request.url).searchParams.get('after') })
}

/** "10472; Jan Maes; Assembly; 274913", or the same with tabs, as a spreadsheet copies it. */
const badgeIn = (line: string) => {
  const [number = '', who = '', unit = '', pin = ''] = line
    .split(line.includes('\t') ? '\t' : ';')
    .map((cell) => cell.trim())
  return { number, who, unit, pin: pin || null }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const { intent = '', lines = '', person = '' } = form
  if (intent === 'give') {
    const written = lines.split('\n').filter((line) => line.trim() !== '')
    const made = await gateway.submit(Give, { badges: written.map(badgeIn) })
    return made.ok
      ? { ok: true as const, given: made.data.giveBadges }
      : refused(made, intent, form)
  }
  if (intent === 'reset') {
    const made = await gateway.submit(Reset, { person })
    return made.ok
      ? { ok: true as const, given: [made.data.resetBadgePin] }
      : refused(made, intent, form)
  }
  if (intent !== 'remove') throw new Response(unknownForm(gateway.language), { status: 400 })
  const result = await gateway.submit(Remove, { person })
  return result.ok ? redirect(`${PATH}?done=removed`, 303) : refused(result, intent, form)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, badgesMessages)('title')} · Atrium` },
]

export default function Badges({ loaderData: { badges, entrance } }: Route.ComponentProps) {
  const t = useMessages(badgesMessages)
  const answer = useActionData<{ ok: boolean; given?: Given[] }>()
  const [query] = useSearchParams()
  const { endCursor, hasNextPage } = badges.pageInfo
  return (
    <AdminFrame path="/admin/sign-in">
      <section className="settings-section" aria-labelledby="badges">
        <h2 id="badges">{t('title')}</h2>
        <p className="soft">{t('lead')}</p>
        {entrance.hasBadges ? null : <Notice tone="warn">{t('isOff')}</Notice>}
        {query.has('done') && !answer ? (
          <Notice role="status" tone="good">
            {t('removed')}
          </Notice>
        ) : null}
        {answer?.given ? <FirstPins given={answer.given} /> : null}
        {badges.edges.length > 0 ? (
          <ul className="list list-ruled settings-ways">
            {badges.edges.map(({ node }) => (
              <OneBadge key={node.number} badge={node} />
            ))}
          </ul>
        ) : (
          <Empty title={t('none')}>{t('none.help')}</Empty>
        )}
        {hasNextPage && endCursor ? (
          <LinkButton to={`${PATH}?after=${encodeURIComponent(endCursor)}`}>{t('more')}</LinkButton>
        ) : null}
        <AddBadges answer={answer} />
      </section>
    </AdminFrame>
  )
}

function AddBadges({ answer }: { answer: { ok: boolean } | undefined }) {
  const t = useMessages(badgesMessages)
  const refusal = refusalOf(answer, 'give')
  const problems = Object.values(refusal?.fields ?? {}).flat()
  return (
    <Form method="post" className="form" reloadDocument>
      <h3>{t('add')}</h3>
      <TextAreaField
        label={t('lines')}
        help={t('lines.help', { max: MAX_BADGES_AT_ONCE })}
        name="lines"
        rows={5}
        placeholder={t('lines.example')}
        defaultValue={refusal?.typed.lines}
        error={problems.length > 0 ? problems.join(' ') : refusal?.message}
        spellCheck={false}
        required
      />
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="give">
          {t('add')}
        </Button>
      </div>
    </Form>
  )
}

function FirstPins({ given }: { given: readonly Given[] }) {
  const t = useMessages(badgesMessages)
  return (
    <div className="stack stack-tight">
      <Notice role="status" tone="good">
        {t(given.some(({ pin }) => pin !== null) ? 'pins' : 'pins.mailed')}
      </Notice>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('column.badge')}</th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.pin')}</th>
          </tr>
        </thead>
        <tbody>
          {given.map(({ number, name, pin }) => (
            <tr key={number}>
              <td translate="no">{number}</td>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>{pin === null ? t('mailed') : <code translate="no">{pin}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OneBadge({ badge: { number, person, mustChangePin, lastUsedAt } }: { badge: Badge }) {
  const t = useMessages(badgesMessages)
  const { name, unit } = person
  return (
    <li>
      <span>
        <b dir="auto">{name}</b>
        <small>
          <span translate="no">{number}</span>
          {unit ? (
            <>
              {' · '}
              <span dir="auto">{unit}</span>
            </>
          ) : null}
        </small>
        <small>
          {mustChangePin || !lastUsedAt
            ? t('state.new')
            : t.rich('state.used', { at: <Time at={lastUsedAt} /> })}
        </small>
      </span>
      <Form method="post" className="cluster" reloadDocument>
        <input type="hidden" name="person" value={person.number} />
        <Button
          type="submit"
          size="small"
          name="intent"
          value="reset"
          aria-label={t('reset.name', { name })}
        >
          {t('reset')}
        </Button>
        <Button
          type="submit"
          size="small"
          variant="danger"
          name="intent"
          value="remove"
          aria-label={t('remove.name', { name })}
        >
          {t('remove')}
        </Button>
      </Form>
    </li>
  )
}
