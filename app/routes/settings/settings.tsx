// The viewer's settings: appearance, language, email, notifications, shortcuts, sessions.
import '#app/styles/sheets/administration.css'
import { LogOut } from 'lucide'
import { useEffect } from 'react'
import { Form, useFetcher } from 'react-router'
import { atrium, formOf } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PreferenceFields, PreferencesTable } from '#app/components/preferences-table.tsx'
import { done, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox, Radio } from '#app/ui/input.tsx'
import { showToast } from '#app/ui/toast.tsx'
import { settingsMessages } from '#messages/settings.ts'
import type { Route } from './+types/settings'
import { Access, OwnData } from './access.tsx'
import { FocusHours } from './focus-hours.tsx'
import { FollowedFields, Following } from './following.tsx'
import { Place } from './place.tsx'
import { SessionFields, Sessions } from './sessions.tsx'
import { carryOut } from './settings-writes.ts'
import { LinkedAccountFields, SignInSection } from './sign-in.tsx'

const SettingsPage = graphql(
  `
  query SettingsPage {
    viewer { number name email pictureUrl title }
    settings { theme language interfaceLanguage timeZone shortcutsDisabled emailFrequency isPersonalised focusDays focusFrom focusTo }
    notificationPreferences { ...PreferenceFields }
    sessions { ...SessionFields }
    linkedAccounts { ...LinkedAccountFields }
    followedTopics { ...FollowedFields }
  }
`,
  [PreferenceFields, SessionFields, LinkedAccountFields, FollowedFields],
)
type Data = ResultOf<typeof SettingsPage>

/** The list of zones is the server's: it also checks by it. */
export async function loader({ context }: Route.LoaderArgs) {
  const data = await context.get(atrium).ask(SettingsPage, {})
  return {
    ...data,
    timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await formOf(request)
  const intent = String(form.get('intent') ?? '')
  const gateway = context.get(atrium)
  const result = await carryOut(gateway, form)
  if (!result) throw new Response(unknownForm(gateway.language), { status: 400 })
  if (!result.ok) return refused(result, intent)
  return done(request, `/settings?kept=${intent}#${intent}`, { intent })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, settingsMessages)('title')} · Atrium` },
]

const SECTIONS = [
  ['look', 'appearance'],
  ['place', 'place'],
  ['home', 'home'],
  ['following', 'following'],
  ['mail', 'email'],
  ['focus', 'focus'],
  ['preferences', 'notifications'],
  ['keys', 'keyboard'],
  ['sign-in', 'signIn'],
  ['sessions', 'sessions'],
  ['access', 'access'],
  ['data', 'data'],
  ['you', 'you'],
] as const

export default function Settings({ loaderData }: Route.ComponentProps) {
  const { viewer, settings, notificationPreferences } = loaderData
  const t = useMessages(settingsMessages)
  return (
    <Page title={t('title')}>
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <div className="settings">
        <nav className="settings-nav" aria-label={t('title')}>
          {SECTIONS.filter(([id]) => id !== 'sign-in' || loaderData.linkedAccounts.length > 0).map(
            ([id, name]) => (
              <a key={id} className="sidebar-link" href={`#${id}`}>
                {t(name)}
              </a>
            ),
          )}
        </nav>
        <div>
          <Look theme={settings.theme} />
          <Place {...settings} timeZones={loaderData.timeZones} />
          <HomeSection isPersonalised={settings.isPersonalised} />
          <Following topics={loaderData.followedTopics} />
          {viewer.email ? <Mail rhythm={settings.emailFrequency} email={viewer.email} /> : null}
          <FocusHours {...settings} />
          <section className="settings-section" id="preferences">
            <h2>{t('notifications')}</h2>
            <PreferencesTable
              preferences={notificationPreferences}
              email={viewer.email}
              rhythm={settings.emailFrequency}
            />
          </section>
          <KeysSection shortcutsDisabled={settings.shortcutsDisabled} />
          {loaderData.linkedAccounts.length > 0 ? (
            <SignInSection accounts={loaderData.linkedAccounts} />
          ) : null}
          <Sessions sessions={loaderData.sessions} />
          <Access />
          <OwnData />
          <You viewer={viewer} />
        </div>
      </div>
    </Page>
  )
}

type KeptAnswer = { ok: boolean; intent?: string }

/** A section's form: saved at once when something is chosen, by the button before scripts. */
function useKept(intent: string, words: string) {
  const fetcher = useFetcher<KeptAnswer>({ key: `settings-${intent}` })
  const isKept = fetcher.state === 'idle' && fetcher.data?.ok === true
  useEffect(() => {
    if (isKept) showToast({ text: words })
  }, [isKept, words])
  return fetcher
}

const THEMES = [
  ['SYSTEM', 'theme.system', 'theme.system.help'],
  ['LIGHT', 'theme.light', null],
  ['DARK', 'theme.dark', null],
] as const

function Look({ theme }: { theme: string }) {
  const t = useMessages(settingsMessages)
  const fetcher = useKept('look', t('appearance.saved'))
  return (
    <section className="settings-section" id="look">
      <h2>{t('appearance')}</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="look" />
        <FieldGroup legend={t('theme')}>
          {THEMES.map(([value, label, help]) => (
            <Radio
              key={value}
              name="theme"
              value={value}
              label={t(label)}
              help={help ? t(help) : undefined}
              defaultChecked={theme === value}
            />
          ))}
        </FieldGroup>
        <Save />
      </fetcher.Form>
    </section>
  )
}

function HomeSection({ isPersonalised }: { isPersonalised: boolean }) {
  const t = useMessages(settingsMessages)
  const fetcher = useKept('home', t('saved'))
  return (
    <section className="settings-section" id="home">
      <h2>{t('home')}</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="home" />
        <Checkbox
          name="personalised"
          label={t('home.personalised')}
          help={t('home.personalised.help')}
          defaultChecked={isPersonalised}
        />
        <Save />
      </fetcher.Form>
    </section>
  )
}

const FREQUENCIES = [
  ['AT_ONCE', 'email.atOnce', 'email.atOnce.help'],
  ['DAILY', 'email.daily', 'email.daily.help'],
  ['WEEKLY', 'email.weekly', 'email.weekly.help'],
  ['NEVER', 'email.never', 'email.never.help'],
] as const

function Mail({ rhythm, email }: { rhythm: string; email: string }) {
  const t = useMessages(settingsMessages)
  const fetcher = useKept('mail', t('email.saved'))
  return (
    <section className="settings-section" id="mail">
      <h2>{t('email')}</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="mail" />
        <FieldGroup legend={t('email.to', { email })}>
          {FREQUENCIES.map(([value, label, help]) => (
            <Radio
              key={value}
              name="emailFrequency"
              value={value}
              label={t(label)}
              help={t(help)}
              defaultChecked={rhythm === value}
            />
          ))}
        </FieldGroup>
        <Save />
      </fetcher.Form>
    </section>
  )
}

function KeysSection({ shortcutsDisabled }: { shortcutsDisabled: boolean }) {
  const t = useMessages(settingsMessages)
  const fetcher = useKept('keys', t('saved'))
  return (
    <section className="settings-section" id="keys">
      <h2>{t('keyboard')}</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="keys" />
        <Checkbox
          name="keys"
          label={t('keyboard.single')}
          help={t('keyboard.help')}
          defaultChecked={!shortcutsDisabled}
        />
        <Save />
      </fetcher.Form>
    </section>
  )
}

function You({ viewer }: { viewer: Data['viewer'] }) {
  const t = useMessages(settingsMessages)
  return (
    <section className="settings-section" id="you">
      <h2>{t('you')}</h2>
      <div className="form">
        <PersonChip
          person={faceOf(viewer)}
          to={`/people/${viewer.number}`}
          line={viewer.title || viewer.email}
          size={40}
        />
        <div className="form-actions">
          <LinkButton to={`/people/${viewer.number}?edit=1`}>{t('you.profile')}</LinkButton>
          <Form method="post" action="/sign-out" reloadDocument>
            <Button type="submit" variant="quiet">
              <Icon of={LogOut} />
              {t('you.signOut')}
            </Button>
          </Form>
        </div>
      </div>
    </section>
  )
}

/** Only where nothing is saved by itself: before scripts. */
function Save() {
  const t = useMessages(settingsMessages)
  return (
    <noscript>
      <Button type="submit">{t('save')}</Button>
    </noscript>
  )
}
