// What the entries of a challenge are about, and for those who run it which of them may be the same.
import '#app/styles/pages/contest.css'
import { Link, redirect, useRevalidator } from 'react-router'
import { type Atrium, atrium, formOf, many, textsOf } from '#app/atrium.ts'
import { keepOnLoss, refused } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { MAX_THEMED_ENTRIES } from '#graphql/entry-themes/limits.ts'
import { entryThemesMessages } from '#messages/entry-themes.ts'
import type { Route } from './+types/themes'
import { BackToChallenge, ChallengeSubpage } from './challenge-subpage.tsx'
import { ThemeEntries } from './theme-entries.tsx'
import { ThemePairs } from './theme-pairs.tsx'
import {
  DismissEntryPair,
  EntryThemesPage,
  MergeEntries,
  NameEntryTheme,
  PlaceEntries,
  SimilarEntries,
  type ThemesData,
} from './themes-document.ts'

/** The theme of the address; `none`: entries without one. */
const WITHOUT = 'none'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const id = numberIn(params.number)
  const query = new URL(request.url).searchParams
  const asked = /^\d{1,9}$/.exec(query.get('theme') ?? '')?.[0] ?? null
  const first = await ask(EntryThemesPage, { id, theme: asked, after: query.get('after') })
  if (!first.challenge) throw new Response('Not found', { status: 404 })
  const { entryThemes } = first.challenge
  const isWithout = query.get('theme') === WITHOUT || entryThemes.length === 0
  const theme =
    entryThemes.find(({ number }) => String(number) === asked) ??
    (isWithout ? null : (entryThemes[0] ?? null))
  // Without one in the address the first theme is shown.
  const { challenge } =
    theme && String(theme.number) !== asked
      ? await ask(EntryThemesPage, { id, theme: String(theme.number), after: null })
      : first
  if (!challenge) throw new Response('Not found', { status: 404 })
  const pairs = challenge.viewerCanShapeThemes
    ? (await ask(SimilarEntries, { id, after: query.get('pairs') })).challenge?.similarEntries
    : undefined
  return { challenge, theme, pairs: pairs ?? null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const id = numberIn(params.number)
  const form = await formOf(request)
  const typed = textsOf(form)
  const result = await change(gateway, id, typed, many(form, 'ideaIds'))
  if (!result.ok) return refused(result, typed.intent ?? 'move', typed)
  throw redirect(`/challenges/${id}/themes${typed.theme ? `?theme=${typed.theme}` : ''}`, 303)
}

function change(
  { submit }: Atrium,
  id: string,
  typed: Record<string, string>,
  ideaIds: readonly string[],
) {
  const { intent, firstId = '0', secondId = '0' } = typed
  if (intent === 'name')
    return submit(NameEntryTheme, { themeId: typed.theme || '0', name: typed.name ?? '' })
  if (intent === 'dismiss') return submit(DismissEntryPair, { id, firstId, secondId })
  if (intent === 'merge') return submit(MergeEntries, { postId: secondId, intoId: firstId })
  return submit(PlaceEntries, {
    id,
    ideaIds: [...ideaIds],
    toId: typed.newName ? null : typed.toId || null,
    newName: typed.newName || null,
    keeps: typed.keeps === 'on',
  })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, entryThemesMessages)('title')} · Atrium` },
]

export default function EntryThemes({ loaderData }: Route.ComponentProps) {
  const t = useMessages(entryThemesMessages)
  const { challenge, pairs, theme } = loaderData
  const { path, title } = challenge
  const { revalidate } = useRevalidator()
  useHints(`post:${challenge.number}`, () => void revalidate())
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      lead={
        <>
          <p className="soft">{t('lead')}</p>
          <p className="quiet small">
            {challenge.themesFoundAt
              ? t.rich('foundAt', { at: <Time at={challenge.themesFoundAt} /> })
              : t('foundNot')}{' '}
            {challenge.themesLeaveOut > 0
              ? t('leftOut', { count: challenge.themesLeaveOut, max: MAX_THEMED_ENTRIES })
              : null}
          </p>
        </>
      }
      actions={<BackToChallenge path={path} />}
    >
      <div className="stack">
        <ThemeList challenge={challenge} current={theme?.number ?? null} />
        <ThemeEntries challenge={challenge} theme={theme} />
        {pairs ? <ThemePairs pairs={pairs} path={`${path}/themes`} /> : null}
      </div>
    </ChallengeSubpage>
  )
}

function ThemeList({ challenge, current }: { challenge: ThemesData; current: number | null }) {
  const t = useMessages(entryThemesMessages)
  const { entryThemes, path } = challenge
  if (entryThemes.length === 0)
    return (
      <Empty title={t('none')} level={2}>
        {t('none.help')}
      </Empty>
    )
  return (
    <nav aria-label={t('list')}>
      <ul className="list list-ruled">
        {entryThemes.map(({ entryCount, name, number, words }) => (
          <li key={number} className="score-row">
            <span>
              <Link
                className="link"
                to={`${path}/themes?theme=${number}`}
                aria-current={number === current ? 'true' : undefined}
                dir="auto"
              >
                {name}
              </Link>
              {words.length > 0 ? (
                <small className="quiet" dir="auto">
                  {' '}
                  {t('words', { words: words.join(', ') })}
                </small>
              ) : null}
            </span>
            <span className="quiet small">{t('count', { count: entryCount })}</span>
          </li>
        ))}
        <li className="score-row">
          <Link
            className="link"
            to={`${path}/themes?theme=${WITHOUT}`}
            aria-current={current === null ? 'true' : undefined}
          >
            {t('without')}
          </Link>
        </li>
      </ul>
    </nav>
  )
}
