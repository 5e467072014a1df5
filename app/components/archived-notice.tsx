import { Archive } from 'lucide'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { frameMessages } from '#messages/frame.ts'

type ArchivedNoticeProps = {
  /** Named when the page is not the space's own. */
  space?: { slug: string; name: string }
  action?: ReactNode
}

/** An archived space is still read by whoever could read it; nobody writes there. */
export function ArchivedNotice({ space, action }: ArchivedNoticeProps) {
  const t = useMessages(frameMessages)
  return (
    <Notice icon={<Icon of={Archive} size={17} />} action={action}>
      {space
        ? t.rich('archived.space', {
            name: space.name,
            space: (inside) => (
              <Link className="link" dir="auto" to={`/spaces/${space.slug}`}>
                {inside}
              </Link>
            ),
          })
        : t('archived.here')}
    </Notice>
  )
}

/** Beside a name in a list. */
export function ArchivedMark() {
  const t = useMessages(frameMessages)
  return (
    <span className="archived-mark">
      <Icon of={Archive} size={13} />
      {t('archived')}
    </span>
  )
}
