// Earlier versions of an idea: what it said, and what changed with each edit.

import '#app/styles/sheets/discussion.css'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { frameMessages } from '#messages/frame.ts'
import { historyMessages } from '#messages/history.ts'
import type { Route } from './+types/history'
import { placeCrumb } from './idea-crumbs.ts'
import { type DiffPart, wordDiff } from './word-diff.ts'

const HistoryPage = graphql(`
  query HistoryPage($id: ID!) {
    idea(id: $id) {
      number
      title
      body
      language
      version
      createdAt
      editedAt
      board { slug name }
      space { slug name }
      revisions { version title body replacedAt }
    }
  }
`)

type Version = { version: number; title: string; body: string; since: string }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  if (!/^[1-9]\d{0,8}$/.test(params.number)) throw new Response('Not found', { status: 404 })
  const { idea } = await context.get(atrium).ask(HistoryPage, { id: params.number })
  if (!idea) throw new Response('Not found', { status: 404 })
  const { number, title, body, language, version, createdAt, board, space, revisions } = idea
  // A version began when the one before it was replaced.
  const began = (index: number) => revisions[index + 1]?.replacedAt ?? createdAt
  const versions: Version[] = [
    { version, title, body, since: revisions[0]?.replacedAt ?? createdAt },
    ...revisions.map((one, index) => ({ ...one, since: began(index) })),
  ]
  const wanted = Number(new URL(request.url).searchParams.get('version') ?? version)
  const at = Math.max(
    0,
    versions.findIndex((one) => one.version === wanted),
  )
  const shown = versions[at] as Version
  const before = versions[at + 1]
  // The comparison is made here: the browser gets its result, not the work.
  return {
    idea: { number, title, language, board, space },
    versions: versions.map(({ body: _, ...facts }) => facts),
    shown: shown.version,
    title: before ? wordDiff(before.title, shown.title) : same(shown.title),
    body: before ? wordDiff(before.body, shown.body) : same(shown.body),
    isFirst: !before,
  }
}

const same = (text: string): DiffPart[] => [{ text, kind: 'same' }]

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, historyMessages)('title.of', { title: loaderData?.idea.title ?? '' })} · Atrium`,
  },
]

export default function History({ loaderData }: Route.ComponentProps) {
  const { idea, versions, shown, title, body, isFirst } = loaderData
  const t = useMessages(historyMessages)
  const frame = useMessages(frameMessages)
  const here = `/ideas/${idea.number}`
  return (
    <Page
      title={t('title')}
      crumbs={[
        { label: frame('place.ideas'), to: '/ideas' },
        placeCrumb(idea),
        { label: idea.title, to: here },
      ]}
    >
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="voice" dir="auto">
            {idea.title}
          </p>
        </div>
      </header>
      {versions.length === 1 ? (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      ) : (
        <div className="columns columns-read">
          <article aria-label={t('version', { version: shown })}>
            <p className="quiet small diff-key">
              {isFirst
                ? t('first')
                : t.rich('compared', {
                    del: (inside) => <del>{inside}</del>,
                    ins: (inside) => <ins>{inside}</ins>,
                  })}
            </p>
            <h2 className="idea-title" dir="auto" lang={idea.language ?? undefined}>
              <Diff parts={title} />
            </h2>
            <p className="voice diff-body" dir="auto" lang={idea.language ?? undefined}>
              <Diff parts={body} />
            </p>
          </article>
          <nav aria-label={t('versions')}>
            <ol className="list list-ruled versions">
              {versions.map((one) => (
                <li key={one.version}>
                  <Link
                    to={`${here}/history?version=${one.version}`}
                    aria-current={one.version === shown ? 'true' : undefined}
                    preventScrollReset
                  >
                    <b>
                      {one.version === versions[0]?.version
                        ? t('current')
                        : t('version', { version: one.version })}
                    </b>
                    <span className="quiet small">
                      {t.rich('since', { at: <Time at={one.since} as="moment" /> })}
                    </span>
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        </div>
      )}
    </Page>
  )
}

function Diff({ parts }: { parts: readonly DiffPart[] }) {
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
    if (part.kind === 'gone') return <del key={index}>{part.text}</del>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
    if (part.kind === 'new') return <ins key={index}>{part.text}</ins>
    return part.text
  })
}
