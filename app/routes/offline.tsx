// What the service worker keeps for addresses that are opened without a connection. Nobody in particular sees it.
import { useRouteLoaderData } from 'react-router'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { metaMessages, useMessages } from '#app/messages.tsx'
import type { loader as rootLoader } from '#app/root.tsx'
import { offlineMessages } from '#messages/offline.ts'
import type { Route } from './+types/offline'

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, offlineMessages)('offline.title')} · Atrium` },
]

/** It stands at other addresses than its own, so the app must not start in it. */
export const handle = { hasNoScripts: true }

export default function Offline() {
  const t = useMessages(offlineMessages)
  const root = useRouteLoaderData<typeof rootLoader>('root')
  return (
    <AuthLayout>
      <div className="not-found">
        <section>
          <h1>{t('offline.title')}</h1>
          <p className="not-found-lead">{t('offline.text')}</p>
          <div className="cluster">
            {/* biome-ignore lint/a11y/useValidAnchor: the address that was asked for, whatever it is */}
            <a className="button button-primary" href="">
              {t('tryAgain')}
            </a>
          </div>
        </section>
      </div>
      <script
        nonce={root?.nonce}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a text of ours
        dangerouslySetInnerHTML={{ __html: RELOAD }}
      />
    </AuthLayout>
  )
}

// As soon as the server answers, whatever the device believes of its connection. A file that is nobody's is asked for.
const RELOAD = `
const again = () => fetch('/robots.txt', { cache: 'no-store' }).then(() => location.reload(), () => {})
addEventListener('online', again)
setInterval(again, 5000)`
