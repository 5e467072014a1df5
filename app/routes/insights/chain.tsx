// The evidence chain of a theme: heard, quote, insight, idea, challenge, shipped, told. Lying on a desk, upright on a phone.
import '#app/styles/pages/insights.css'
import { Eye, Flag, type IconNode, Inbox, Lightbulb, MailCheck, PackageCheck, Quote } from 'lucide'
import { Link, useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/chain'
import { chainIntents } from './insight-writes.ts'
import { type ChainData, ChainPage } from './insights-document.ts'
import { Untold } from './untold.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const number = Number(numberIn(params.number))
  const { insightTheme } = await context.get(atrium).ask(ChainPage, { number })
  if (!insightTheme) throw new Response('Not found', { status: 404 })
  return { theme: insightTheme }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  const path = `/insights/themes/${id}/chain`
  return act(chainIntents, context.get(atrium), request, { id, path })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  const t = metaMessages(matches, insightPagesMessages)
  return [{ title: `${t('chain.of', { name: loaderData?.theme.name ?? '' })} · Atrium` }]
}

const ICONS: Record<Step['kind'], IconNode> = {
  HEARD: Inbox,
  QUOTE: Quote,
  INSIGHT: Eye,
  IDEA: Lightbulb,
  CHALLENGE: Flag,
  SHIPPED: PackageCheck,
  TOLD: MailCheck,
}
type Step = ChainData['chain'][number]

/** The whole days from the first to the latest link. */
function daysOf(chain: readonly Step[]): number {
  return chain.reduce((sum, { days }) => sum + (days ?? 0), 0)
}

export default function Chain({ loaderData: { theme } }: Route.ComponentProps) {
  const t = useMessages(insightPagesMessages)
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  const current = theme.chain.findLastIndex(({ at }) => at !== null)
  return (
    <Page
      title={t('chain.of', { name: theme.name })}
      crumbs={[
        { label: t('customers'), to: '/customers' },
        { label: t('themes'), to: '/insights' },
        { label: theme.name, to: theme.path },
      ]}
      isWide
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1 dir="auto">{theme.name}</h1>
          <p className="soft">
            {t('chain.lead', { people: theme.people, days: daysOf(theme.chain) })}
          </p>
        </div>
      </header>
      <ol className="chain" aria-label={t('chain')}>
        {theme.chain.map((step, nth) => (
          <ChainLink key={step.kind} step={step} path={theme.path} isCurrent={nth === current} />
        ))}
      </ol>
      <Untold of={theme} />
    </Page>
  )
}

/** Where a link leads: the thread, the quote, the post. Each of them leads back here. */
function targetOf({ at, kind, post, thread }: Step, path: string): string | null {
  if (at === null) return null
  if (kind === 'QUOTE' || kind === 'INSIGHT') return `${path}#quotes`
  return post?.path ?? thread?.path ?? null
}

function ChainLink({ step, path, isCurrent }: { step: Step; path: string; isCurrent: boolean }) {
  const t = useMessages(insightPagesMessages)
  const { at, days, kind, people, text } = step
  const to = targetOf(step, path)
  const isQuote = kind === 'QUOTE'
  return (
    <li
      className="chain-step"
      data-state={at === null ? 'open' : 'done'}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span className="chain-icon">
        <Icon of={ICONS[kind]} size={16} />
      </span>
      {days === null ? null : <span className="chain-days">{t('chain.days', { days })}</span>}
      <div className="chain-words">
        <h2>{t(`chain.${kind}`)}</h2>
        <p className="small quiet">{at ? <Time at={at} as="day" /> : t('chain.open')}</p>
        {text ? (
          <p className="voice chain-text" dir="auto">
            {isQuote ? `“${text}”` : text}
          </p>
        ) : null}
        {people > 0 ? <p className="small soft">{t('people.count', { people })}</p> : null}
        {to ? (
          <Link className="link" to={to} aria-label={t('chain.see', { step: t(`chain.${kind}`) })}>
            {t('chain.look')}
          </Link>
        ) : null}
      </div>
    </li>
  )
}
