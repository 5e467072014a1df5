// Listed words and the first days of newcomers: each is tried over the last 30 days before it is set.
import '#app/styles/sheets/moderation.css'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { anyProblem, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { EFFECTS, type WatchedEffect, WORD_LENGTH } from '#graphql/confidential/limits.ts'
import { cutText } from '#graphql/graphemes.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/rules'
import { ModerationTabs } from './moderation-tabs.tsx'

const Trial = graphql(`
  fragment Trial on WatchTrial { count examples { title path at } }
`)
const OfCompany = graphql(`query RulesOfCompany { viewerModeratesCompany }`)
const RulesPage = graphql(
  `
  query RulesPage($word: String!, $triesWord: Boolean!, $days: Int!, $triesDays: Boolean!) {
    newcomerDays
    watchedWords { number word effect addedAt addedBy { name } }
    confirmedTexts(first: 10) {
      edges { node { number kinds reason at person { name } space { name } } }
    }
    tryWatchedWord(word: $word) @include(if: $triesWord) { ...Trial }
    tryNewcomerDays(days: $days) @include(if: $triesDays) { ...Trial }
  }
`,
  [Trial],
)
const WatchWord = graphql(`
  mutation WatchWord($word: String!, $effect: WatchedEffect!) { watchWord(word: $word, effect: $effect) }
`)
const UnwatchWord = graphql(`
  mutation UnwatchWord($number: Int!) { unwatchWord(number: $number) }
`)
const SetNewcomerDays = graphql(`
  mutation SetNewcomerDays($days: Int!) { setNewcomerDays(days: $days) }
`)

const effectIn = (text: string | null | undefined): WatchedEffect =>
  EFFECTS.find((one) => one === text) ?? 'WARN'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const { viewerModeratesCompany } = await ask(OfCompany, {})
  if (!viewerModeratesCompany) throw new Response('Not found', { status: 404 })
  const query = new URL(request.url).searchParams
  const word = cutText(query.get('word')?.trim() ?? '', WORD_LENGTH)
  const days = Math.min(90, Math.max(0, Number(query.get('days')) || 0))
  const triesWord = word.length >= 3
  const read = await ask(RulesPage, { word, triesWord, days, triesDays: days > 0 })
  return { ...read, word, days, effect: effectIn(query.get('effect')), asked: query.has('days') }
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const { submit, language } = context.get(atrium)
  const { intent = '' } = typed
  const result =
    intent === 'watch'
      ? await submit(WatchWord, { word: typed.word ?? '', effect: effectIn(typed.effect) })
      : intent === 'unwatch'
        ? await submit(UnwatchWord, { number: Number(typed.number) || 0 })
        : intent === 'newcomers'
          ? await submit(SetNewcomerDays, { days: Number(typed.days) || 0 })
          : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, typed)
  throw redirect('/moderation/rules?done=1', 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('rules.title')} · Atrium` },
]

type Read = Route.ComponentProps['loaderData']

export default function Rules({ loaderData: read }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <Page title={t('rules.title')} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('rules.title')}</h1>
          <p>{t('rules.lead')}</p>
        </div>
      </header>
      <div className="stack">
        <ModerationTabs at="/moderation/rules" isOfCompany />
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
        <Words read={read} />
        <Newcomers read={read} />
        <Confirmed texts={read.confirmedTexts.edges.map(({ node }) => node)} />
      </div>
    </Page>
  )
}

/** What a rule would have caught, before it is set. */
function TrialOf({ trial }: { trial: ResultOf<typeof Trial> }) {
  const t = useMessages(moderationMessages)
  return (
    <div className="stack stack-tight">
      <p role="status">{t('rules.trial', { count: trial.count })}</p>
      <ul className="list list-ruled">
        {trial.examples.map(({ title, path, at }) => (
          <li key={path} className="cluster">
            <Link className="link" to={path} dir="auto">
              {title}
            </Link>
            <span className="small soft">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Words({ read }: { read: Read }) {
  const t = useMessages(moderationMessages)
  const { word, effect, tryWatchedWord: trial } = read
  return (
    <section className="stack stack-tight" aria-labelledby="words-heading">
      <h2 id="words-heading">{t('rules.words')}</h2>
      <Form method="get" className="form form-narrow">
        <TextField
          label={t('rules.word')}
          help={t('rules.word.help')}
          name="word"
          required
          minLength={3}
          maxLength={WORD_LENGTH}
          defaultValue={word}
        />
        <FieldGroup legend={t('rules.effect')}>
          {EFFECTS.map((one) => (
            <Radio
              key={one}
              name="effect"
              value={one}
              defaultChecked={one === effect}
              label={t(`rules.effect.${one}`)}
            />
          ))}
        </FieldGroup>
        <div className="form-actions">
          <Button type="submit">{t('rules.try')}</Button>
        </div>
      </Form>
      {trial ? (
        <>
          <TrialOf trial={trial} />
          <Form method="post">
            <input type="hidden" name="intent" value="watch" />
            <input type="hidden" name="word" value={word} />
            <input type="hidden" name="effect" value={effect} />
            <Button type="submit" variant="primary">
              {t('rules.add', { word })}
            </Button>
          </Form>
        </>
      ) : null}
      <ListedWords words={read.watchedWords} />
    </section>
  )
}

function ListedWords({ words }: { words: Read['watchedWords'] }) {
  const t = useMessages(moderationMessages)
  return (
    <ul className="list list-ruled">
      {words.map((one) => (
        <li key={one.number} className="cluster case" data-row={one.number}>
          <b dir="auto">{one.word}</b>
          <Chip tone={one.effect === 'HOLD' ? 'warn' : 'plain'}>
            {t(`rules.effect.${one.effect}.short`)}
          </Chip>
          <span className="small soft">
            {t('queue.by', { name: one.addedBy.name })} · <Time at={one.addedAt} />
          </span>
          <Form method="post">
            <input type="hidden" name="number" value={one.number} />
            <Button
              type="submit"
              name="intent"
              value="unwatch"
              size="small"
              aria-label={t('rules.removeOf', { word: one.word })}
            >
              {t('duty.remove')}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

function Newcomers({
  read: { newcomerDays, days, asked, tryNewcomerDays: trial },
}: {
  read: Read
}) {
  const t = useMessages(moderationMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="newcomers-heading">
      <h2 id="newcomers-heading">{t('rules.newcomers')}</h2>
      <p className="soft">{t('rules.newcomers.now', { count: newcomerDays })}</p>
      <Form method="get" className="form form-narrow">
        <TextField
          label={t('rules.newcomers.days')}
          help={t('rules.newcomers.help')}
          name="days"
          type="number"
          min={0}
          max={90}
          required
          defaultValue={String(asked ? days : newcomerDays)}
        />
        <div className="form-actions">
          <Button type="submit">{t('rules.try')}</Button>
        </div>
      </Form>
      {asked ? (
        <>
          {trial ? <TrialOf trial={trial} /> : null}
          <Form method="post">
            <input type="hidden" name="intent" value="newcomers" />
            <input type="hidden" name="days" value={days} />
            <Button type="submit" variant="primary" className="button-wrap">
              {t('rules.newcomers.save', { count: days })}
            </Button>
          </Form>
        </>
      ) : null}
    </section>
  )
}

type Confirmed = Read['confirmedTexts']['edges'][number]['node']

/** Why people posted what looked confidential. */
function Confirmed({ texts }: { texts: readonly Confirmed[] }) {
  const t = useMessages(moderationMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="confirmed-heading">
      <h2 id="confirmed-heading">{t('rules.confirmed')}</h2>
      {texts.length === 0 ? <p className="soft">{t('rules.confirmed.none')}</p> : null}
      <ul className="list list-ruled">
        {texts.map((one) => (
          <li key={one.number} className="stack stack-tight case">
            <p className="cluster small soft">
              {one.kinds.map((kind) => (
                <Chip key={kind}>{t(`rules.kind.${kind}`)}</Chip>
              ))}
              {one.person ? <span>{one.person.name}</span> : null}
              {one.space ? <span>{t('queue.in', { space: one.space.name })}</span> : null}
              <Time at={one.at} />
            </p>
            {one.reason ? <p dir="auto">{one.reason}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
