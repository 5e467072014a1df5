// Above every page, for whoever has not accepted the usage policy yet: what they write waits where it is.
import { useFetcher } from 'react-router'
import { useHints } from '#app/live/use-live.ts'
import { useMessages } from '#app/messages.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { usagePolicyMessages } from '#messages/usage-policy.ts'

/** Accepted in another tab, it goes from here by itself. */
export default function PolicyNotice({ person }: { person: number }) {
  const t = useMessages(usagePolicyMessages)
  const fetcher = useFetcher<{ isOwed: boolean }>({ key: 'policy-notice' })
  useHints(`person:${person}`, () => fetcher.load('/usage-policy'))
  if (fetcher.data?.isOwed === false) return null
  return (
    <section className="policy-notice" aria-label={t('title')}>
      <Notice
        tone="warn"
        action={
          // Another tab: what is typed on this page stays.
          <a
            className={buttonClass({ size: 'small' })}
            href="/usage-policy"
            target="_blank"
            rel="noopener"
          >
            {t('notice.read')}
          </a>
        }
      >
        {t('notice')}
      </Notice>
    </section>
  )
}
