import { Laptop, Smartphone } from 'lucide'
import { useFetcher } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { isHandheld, sayDevice } from './device-words.ts'

export const SessionFields = graphql(`
  fragment SessionFields on Session { userAgent since until isCurrent }
`)

/** More than these say nothing that their number does not. */
const MOST_SHOWN = 8

type SignedInOnProps = { sessions: readonly ResultOf<typeof SessionFields>[] }

/** The browsers that are signed in, this one first. */
export function SignedInOn({ sessions }: SignedInOnProps) {
  const fetcher = useFetcher({ key: 'settings-sessions' })
  const others = sessions.filter(({ isCurrent }) => !isCurrent).length
  return (
    <section className="settings-section" id="sessions">
      <h2>Signed in on</h2>
      <ul className="list list-ruled settings-sessions">
        {sessions.slice(0, MOST_SHOWN).map((session) => (
          <li key={session.since}>
            <Icon of={isHandheld(session.userAgent) ? Smartphone : Laptop} size={17} />
            <span>
              <b>{sayDevice(session.userAgent)}</b>
              <small>
                since <Time at={session.since} />, until <Time at={session.until} as="day" />
              </small>
            </span>
            {session.isCurrent ? <span className="quiet">this one</span> : null}
          </li>
        ))}
        {sessions.length > MOST_SHOWN ? (
          <li className="soft">and {sessions.length - MOST_SHOWN} more</li>
        ) : null}
      </ul>
      {others > 0 ? (
        <fetcher.Form method="post" action="/settings">
          <Button type="submit" name="intent" value="sessions" isWorking={fetcher.state !== 'idle'}>
            {others === 1 ? 'End the other one' : `End the other ${others}`}
          </Button>
        </fetcher.Form>
      ) : (
        <p className="quiet" role="status">
          {fetcher.data
            ? 'The others have ended. You are signed in here only.'
            : 'You are signed in here only.'}
        </p>
      )}
    </section>
  )
}
