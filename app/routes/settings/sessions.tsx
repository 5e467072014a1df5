import '#app/styles/sheets/administration.css'
import { Laptop, Smartphone } from 'lucide'
import { useFetcher } from 'react-router'
import { deviceOf, isHandheld } from '#app/device-name.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { settingsMessages } from '#messages/settings.ts'

export const SessionFields = graphql(`
  fragment SessionFields on Session { name userAgent since lastSeenAt isCurrent }
`)

/** More than these say nothing that their number does not. */
const MAX_SHOWN = 8

type SessionsProps = { sessions: readonly ResultOf<typeof SessionFields>[] }

/** The browsers that are signed in, this one first. */
export function Sessions({ sessions }: SessionsProps) {
  const t = useMessages(settingsMessages)
  const fetcher = useFetcher({ key: 'settings-sessions' })
  const others = sessions.filter(({ isCurrent }) => !isCurrent).length
  return (
    <section className="settings-section" id="sessions">
      <h2>{t('sessions')}</h2>
      <ul className="list list-ruled settings-sessions">
        {sessions.slice(0, MAX_SHOWN).map((session) => (
          <SessionItem key={session.name} session={session} />
        ))}
        {sessions.length > MAX_SHOWN ? (
          <li className="soft">{t('sessions.more', { count: sessions.length - MAX_SHOWN })}</li>
        ) : null}
      </ul>
      {others > 0 ? (
        <fetcher.Form method="post" action="/settings">
          <Button type="submit" name="intent" value="sessions" isWorking={fetcher.state !== 'idle'}>
            {t('sessions.end', { count: others })}
          </Button>
        </fetcher.Form>
      ) : (
        <p className="quiet" role="status">
          {t(fetcher.data ? 'sessions.ended' : 'sessions.only')}
        </p>
      )}
    </section>
  )
}

function SessionItem({ session }: { session: ResultOf<typeof SessionFields> }) {
  const t = useMessages(settingsMessages)
  const fetcher = useFetcher({ key: `settings-session-${session.name}` })
  const device = deviceName(session.userAgent, t)
  return (
    <li>
      <Icon of={isHandheld(session.userAgent) ? Smartphone : Laptop} size={17} />
      <span>
        <b>{device}</b>
        <small>
          {t.rich('sessions.times', {
            seen: <Time at={session.lastSeenAt} />,
            since: <Time at={session.since} as="day" />,
          })}
        </small>
      </span>
      {session.isCurrent ? (
        <span className="quiet">{t('sessions.current')}</span>
      ) : (
        <fetcher.Form method="post" action="/settings">
          <input type="hidden" name="session" value={session.name} />
          <Button
            type="submit"
            name="intent"
            value="session"
            variant="quiet"
            aria-label={t('sessions.endOneOf', { device })}
            isWorking={fetcher.state !== 'idle'}
          >
            {t('sessions.endOne')}
          </Button>
        </fetcher.Form>
      )}
    </li>
  )
}

/** “Firefox on Windows”. */
function deviceName(userAgent: string, t: ReturnType<typeof settingsMessages.in>): string {
  const { browser, system } = deviceOf(userAgent)
  if (!browser) return t('device.unknown')
  return system ? t('device', { browser, system }) : browser
}
