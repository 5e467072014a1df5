// What the viewer follows besides posts: tags, searches and lists.
import '#app/styles/sheets/administration.css'
import { Hash, List, Search } from 'lucide'
import { Link, useFetcher } from 'react-router'
import { anyProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { settingsMessages } from '#messages/settings.ts'

export const FollowedFields = graphql(`
  fragment FollowedFields on Topic { kind key space title path level }
`)
type Topic = ResultOf<typeof FollowedFields>

/** Each with its level, the way to change it, and a button that ends it. */
export function Following({ topics }: { topics: readonly Topic[] }) {
  const t = useMessages(settingsMessages)
  return (
    <section className="settings-section" id="following">
      <h2>{t('following')}</h2>
      {topics.length === 0 ? (
        <p className="soft">{t('following.nothing')}</p>
      ) : (
        <ul className="list list-ruled settings-sessions">
          {topics.map((topic) => (
            <FollowedRow key={`${topic.kind} ${topic.key} ${topic.space}`} topic={topic} />
          ))}
        </ul>
      )}
    </section>
  )
}

function FollowedRow({ topic }: { topic: Topic }) {
  const t = useMessages(settingsMessages)
  const fetcher = useFetcher<{ ok: boolean }>({
    key: `unfollow ${topic.kind} ${topic.key} ${topic.space}`,
  })
  const problem = anyProblem(fetcher.data)
  const { kind, key, space } = topic
  const address = new URLSearchParams({
    kind: kind.toLowerCase(),
    key,
    ...(space ? { space } : {}),
  })
  return (
    <li>
      <Icon of={kind === 'TAG' ? Hash : kind === 'SEARCH' ? Search : List} size={17} />
      <span>
        <Link to={topic.path} dir="auto">
          {topic.title}
        </Link>
        <small>
          {t(
            `following.kind.${kind === 'TAG' || kind === 'SEARCH' || kind === 'BOARD' ? kind : 'other'}`,
          )}
          {topic.level === 'MUTE' ? `, ${t('following.muted')}` : null}
        </small>
      </span>
      <span className="cluster">
        <LinkButton variant="quiet" size="small" to={`/follow?${address}`}>
          {t('following.change')}
          <span className="hidden-text" dir="auto">
            {' '}
            {topic.title}
          </span>
        </LinkButton>
        <fetcher.Form method="post" action="/settings" data-done={t('following.removed')}>
          <input type="hidden" name="intent" value="following" />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="space" value={space ?? ''} />
          <Button type="submit" variant="quiet" size="small" isWorking={fetcher.state !== 'idle'}>
            {t('following.remove')}
            <span className="hidden-text" dir="auto">
              {' '}
              {topic.title}
            </span>
          </Button>
        </fetcher.Form>
      </span>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </li>
  )
}
