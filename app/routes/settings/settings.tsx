// How the house behaves for the viewer.
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/settings'

const SettingsPage = graphql(`
  query SettingsPage {
    settings { theme language timeZone mailRhythm keysOff }
    notificationPreferences { kind label about bell mail }
  }
`)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(SettingsPage, {})

export const meta: Route.MetaFunction = () => [{ title: 'Settings · Atrium' }]

export default function Settings({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="Settings" hasNewIdea={false}>
      <h1>Settings</h1>
      <ul>
        {loaderData.notificationPreferences.map((kind) => (
          <li key={kind.kind}>
            {kind.label}: bell {kind.bell ? 'on' : 'off'}, mail {kind.mail ? 'on' : 'off'}
          </li>
        ))}
      </ul>
    </Page>
  )
}
