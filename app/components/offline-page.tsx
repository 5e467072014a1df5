import { ArrowLeft, RotateCw } from 'lucide'
import { useEffect, useEffectEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { listen } from '#app/live/socket.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { offlineMessages } from '#messages/offline.ts'

/** In place of a page that was asked for without a connection. It opens by itself when there is one again. */
export function OfflinePage() {
  const t = useMessages(offlineMessages)
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const again = useEffectEvent(
    () => void navigate({ pathname, search, hash }, { replace: true, preventScrollReset: true }),
  )
  useEffect(() => listen('lost', (isLost) => !isLost && again()), [])
  return (
    <div className="not-found">
      <section>
        <h1>{t('offline.title')}</h1>
        <p className="not-found-lead">{t('offline.text')}</p>
        <div className="cluster">
          <Button
            variant="primary"
            onClick={() => void navigate({ pathname, search, hash }, { replace: true })}
          >
            <Icon of={RotateCw} />
            {t('tryAgain')}
          </Button>
          <Button onClick={() => void navigate(-1)}>
            <Icon of={ArrowLeft} />
            {t('back')}
          </Button>
        </div>
      </section>
    </div>
  )
}
