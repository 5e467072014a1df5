// The pages of administrators, in the groups of their list. A new page is a line here, and stands in the list by it.

import '#app/styles/sheets/administration.css'
import { ChevronDown } from 'lucide'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { adminMessages } from '#messages/admin.ts'

const GROUPS = [
  {
    label: 'group.company',
    places: {
      '/admin/company': 'tab.company',
      '/admin/usage-policy': 'tab.usagePolicy',
      '/admin/rewards': 'tab.rewards',
    },
  },
  {
    label: 'group.people',
    places: {
      '/admin/people': 'tab.people',
      '/admin/guests': 'tab.guests',
      '/admin/invitations': 'tab.invitations',
      '/admin/profile-fields': 'tab.fields',
      '/admin/skills': 'tab.skills',
    },
  },
  {
    label: 'group.content',
    places: {
      '/admin': 'tab.spaces',
      '/admin/boards': 'tab.boards',
      '/admin/quiet-spaces': 'tab.quiet',
      '/admin/aliases': 'tab.aliases',
      '/admin/imports': 'tab.imports',
      '/admin/exports': 'tab.exports',
    },
  },
  {
    label: 'group.security',
    places: { '/admin/sign-in': 'tab.signIn', '/admin/log': 'tab.log' },
  },
  {
    label: 'group.integrations',
    places: {
      '/admin/directory-sync': 'tab.sync',
      '/admin/service-accounts': 'tab.services',
      '/admin/webhooks': 'tab.webhooks',
    },
  },
  {
    label: 'group.system',
    places: { '/admin/health': 'tab.health', '/admin/mail': 'tab.mail' },
  },
] as const

type Places<Group> = Group extends { places: infer Some } ? Some : never
type Values<Some> = Some extends unknown ? Some[keyof Some] : never
type Keys<Some> = Some extends unknown ? keyof Some : never
export type AdminPath = Keys<Places<(typeof GROUPS)[number]>>
type AdminLabel = Values<Places<(typeof GROUPS)[number]>>

const entriesOf = (places: object) => Object.entries(places) as [AdminPath, AdminLabel][]
const LABELS = new Map(GROUPS.flatMap(({ places }) => entriesOf(places)))

export function adminLabel(path: AdminPath): AdminLabel {
  const label = LABELS.get(path)
  if (!label) throw new Error(`No page of administrators is at ${path}`)
  return label
}

/** A list beside the page; where there is no room for it, one that opens above it, also before scripts run. */
export function AdminNav({ path }: { path: AdminPath }) {
  const t = useMessages(adminMessages)
  return (
    <>
      <nav className="admin-nav" aria-label={t('title')}>
        <AdminGroups path={path} />
      </nav>
      <details className="admin-nav-menu" key={path}>
        <summary>
          {t(adminLabel(path))}
          <Icon of={ChevronDown} />
        </summary>
        <nav aria-label={t('title')}>
          <AdminGroups path={path} />
        </nav>
      </details>
    </>
  )
}

function AdminGroups({ path }: { path: AdminPath }) {
  const t = useMessages(adminMessages)
  return GROUPS.map(({ label, places }) => (
    <section key={label}>
      <h2>{t(label)}</h2>
      <ul>
        {entriesOf(places).map(([to, name]) => (
          <li key={to}>
            <Link
              className="admin-nav-link"
              to={to}
              aria-current={to === path ? 'page' : undefined}
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ))
}
