// Several people at once: first what would change, then the change.
import '#app/styles/sheets/administration.css'
import { data, Form, useActionData } from 'react-router'
import { atrium, formOf, many, textsOf } from '#app/atrium.ts'
import { unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { accountMessages } from '#messages/account.ts'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/many'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { ManyChoice } from './many-choice.tsx'
import {
  type ChosenPerson,
  changeOne,
  concerned,
  MANY,
  MAX_MANY,
  type Many,
  ManyPeople,
} from './many-writes.ts'

const IsAdmin = graphql(`query IsAdminForMany { settings { isAdmin: canAdminister } }`)

const numbersIn = (values: readonly string[]): string[] =>
  [...new Set(values.filter((one) => /^\d{1,9}$/.test(one)))].slice(0, MAX_MANY)

/** What the address or a form asks for; `value` is the unit or the role. */
function wishIn(texts: Record<string, string>) {
  const what = MANY.find((one) => one === texts.what) ?? null
  const value = what === 'role' ? (texts.role ?? '') : (texts.unit ?? '').trim().slice(0, 120)
  return { what, value, reason: texts.reason ?? '' }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const query = new URL(request.url).searchParams
  const numbers = numbersIn(query.getAll('person'))
  const { units, peopleByNumber: people } = await ask(ManyPeople, { numbers })
  const wish = wishIn(Object.fromEntries(query))
  const isWhole = wish.what === 'role' ? wish.value !== '' && wish.reason.trim() !== '' : true
  const chosen = wish.what && isWhole ? concerned(wish.what, people, wish.value) : null
  return { units, people, wish, chosen }
}

type Answer = { ok: boolean; changed: number; failed: { name: string; reason: string }[] }

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await formOf(request)
  const texts = textsOf(form)
  const { what, value } = wishIn(texts)
  if (!what) throw new Response(unknownForm(gateway.language), { status: 400 })
  const numbers = numbersIn(many(form, 'person'))
  const { peopleByNumber: people } = await gateway.ask(ManyPeople, { numbers })
  const failed: Answer['failed'] = []
  const chosen = concerned(what, people, value)
  for (const one of chosen) {
    const result = await changeOne(gateway, what, one, texts)
    if (result === null) throw new Response(unknownForm(gateway.language), { status: 400 })
    if (!result.ok) {
      const [first] = Object.values(result.fields ?? {}).flat()
      failed.push({ name: one.name, reason: first ?? result.message })
    }
  }
  const changed = chosen.length - failed.length
  return data({ ok: failed.length === 0, changed, failed } satisfies Answer, {
    status: failed.length ? 422 : 200,
  })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/people') },
]

export default function ManyPage({ loaderData }: Route.ComponentProps) {
  const { people, units, wish, chosen } = loaderData
  const t = useMessages(accountMessages)
  const answer = useActionData<Answer>()
  return (
    <AdminFrame path="/admin/people">
      <div className="stack">
        <div className="section-head">
          <h2>{t('many.title')}</h2>
          <LinkButton to="/admin/people" size="small">
            {t('many.back')}
          </LinkButton>
        </div>
        {answer ? <Outcome answer={answer} /> : null}
        {people.length === 0 ? (
          <Empty title={t('many.none')}>{t('many.none.help')}</Empty>
        ) : (
          <ManyChoice people={people} units={units} wish={wish} />
        )}
        {wish.what && chosen && !answer ? (
          <Preview what={wish.what} wish={wish} chosen={chosen} all={people.length} />
        ) : null}
      </div>
    </AdminFrame>
  )
}

function Outcome({ answer: { changed, failed } }: { answer: Answer }) {
  const t = useMessages(accountMessages)
  return (
    <Notice role="status" tone={failed.length ? 'bad' : 'good'}>
      {t('many.done', { count: changed })}
      {failed.map(({ name, reason }) => (
        <p key={name} dir="auto">
          {t('many.failed', { name, reason })}
        </p>
      ))}
    </Notice>
  )
}

type PreviewProps = {
  what: Many
  wish: { value: string; reason: string }
  chosen: readonly ChosenPerson[]
  all: number
}

/** Who is changed, from what to what, and the button that does it. */
function Preview({ what, wish, chosen, all }: PreviewProps) {
  const t = useMessages(accountMessages)
  const left = all - chosen.length
  return (
    <section className="stack stack-tight" aria-label={t('many.preview')}>
      <p role="status">{t('many.will', { count: chosen.length })}</p>
      <ul className="list list-ruled">
        {chosen.map((one) => (
          <li key={one.number} className="cluster">
            <b dir="auto">{one.name}</b>
            <Change what={what} one={one} value={wish.value} />
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="small soft">{t('many.left', { count: left })}</p> : null}
      {what === 'deactivate' ? <p className="soft">{t('many.deactivate.about')}</p> : null}
      {chosen.length > 0 ? (
        <Form method="post">
          {chosen.map(({ number }) => (
            <input key={number} type="hidden" name="person" value={number} />
          ))}
          <input type="hidden" name="what" value={what} />
          <input type="hidden" name={what === 'role' ? 'role' : 'unit'} value={wish.value} />
          <input type="hidden" name="reason" value={wish.reason} />
          <Button
            type="submit"
            variant={what === 'deactivate' ? 'danger-filled' : 'primary'}
            className="button-wrap"
          >
            {t('many.do', { count: chosen.length })}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}

function Change({ what, one, value }: { what: Many; one: ChosenPerson; value: string }) {
  const t = useMessages(accountMessages)
  const admin = useMessages(adminMessages)
  if (what === 'unit')
    return (
      <span className="soft" dir="auto">
        {t('many.from', { from: one.unit || t('many.nothing'), to: value || t('many.nothing') })}
      </span>
    )
  if (what === 'role') return <span className="soft">{admin(`roles.${value as 'SPONSOR'}`)}</span>
  return <span className="soft">{t(`many.${what}`)}</span>
}
