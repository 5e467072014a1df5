import { Archive } from 'lucide'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'

type ArchivedNoticeProps = {
  /** Named when the page is not the space's own. */
  space?: { slug: string; name: string }
  action?: ReactNode
}

/** What stands in an archived space can be read by whoever could read it; nobody writes there. */
export function ArchivedNotice({ space, action }: ArchivedNoticeProps) {
  return (
    <Notice icon={<Icon of={Archive} size={17} />} action={action}>
      {space ? (
        <Link className="link" to={`/spaces/${space.slug}`}>
          {space.name}
        </Link>
      ) : (
        'This space'
      )}{' '}
      is archived. It can be read as before; nothing new is taken.
    </Notice>
  )
}

/** Beside a name in a list. */
export function ArchivedMark() {
  return (
    <span className="archived-mark">
      <Icon of={Archive} size={13} />
      archived
    </span>
  )
}
