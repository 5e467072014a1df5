// How the house behaves for the viewer: look, language, mail, notifications, keys.
import { LogOut } from 'lucide'
import { useEffect } from 'react'
import { Form, useFetcher } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PreferenceFields, PreferencesTable } from '#app/components/preferences-table.tsx'
import { done, problemOf, refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox, Radio, SelectField } from '#app/ui/input.tsx'
import { showToast } from '#app/ui/toast.tsx'
import { LANGUAGES } from '#graphql/people/limits.ts'
import type { Route } from './+types/settings'
import { carryOut } from './settings-writes.ts'
import { SessionFields, SignedInOn } from './signed-in-on.tsx'

const SettingsPage = graphql(
  `
  query SettingsPage {
    viewer { number name email pictureUrl title }
    settings { theme language timeZone keysOff mailRhythm }
    notificationPreferences { ...PreferenceFields }
    sessions { ...SessionFields }
  }
`,
  [PreferenceFields, SessionFields],
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
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  const result = await carryOut(context.get(atrium), form)
  if (!result) throw new Response('This form is not known here.', { status: 400 })
  if (!result.ok) return refused(result, intent)
  return done(request, `/settings?kept=${intent}#${intent}`, { intent })
}

export const meta: Route.MetaFunction = () => [{ title: 'Settings · Atrium' }]

const SECTIONS = [
  ['look', 'Look'],
  ['place', 'Language and time'],
  ['mail', 'Mail'],
  ['preferences', 'Notifications'],
  ['keys', 'Keys'],
  ['sessions', 'Signed in on'],
  ['you', 'You'],
] as const

export default function Settings({ loaderData }: Route.ComponentProps) {
  const { viewer, settings, notificationPreferences } = loaderData
  return (
    <Page title="Settings">
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      <div className="settings">
        <nav className="settings-nav" aria-label="Settings">
          {SECTIONS.map(([id, name]) => (
            <a key={id} className="rail-link" href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        <div>
          <Look theme={settings.theme} />
          <Place {...settings} timeZones={loaderData.timeZones} />
          <Mail rhythm={settings.mailRhythm} email={viewer.email} />
          <section className="settings-section" id="preferences">
            <h2>Notifications</h2>
            <PreferencesTable
              preferences={notificationPreferences}
              email={viewer.email}
              rhythm={settings.mailRhythm}
            />
          </section>
          <KeysSection keysOff={settings.keysOff} />
          <SignedInOn sessions={loaderData.sessions} />
          <You viewer={viewer} />
        </div>
      </div>
    </Page>
  )
}

type KeptAnswer = { ok: boolean; intent?: string }

/** A section's form: kept at once when something is chosen, by the button before scripts. */
function useKept(intent: string, words: string) {
  const fetcher = useFetcher<KeptAnswer>({ key: `settings-${intent}` })
  const isKept = fetcher.state === 'idle' && fetcher.data?.ok === true
  useEffect(() => {
    if (isKept) showToast({ text: words })
  }, [isKept, words])
  return fetcher
}

type Themes = readonly (readonly [string, string, string?])[]
const THEMES: Themes = [
  ['SYSTEM', 'As this device', 'Day and dusk follow its own setting'],
  ['LIGHT', 'Day'],
  ['DARK', 'Dusk'],
]

function Look({ theme }: { theme: string }) {
  const fetcher = useKept('look', 'The look is kept')
  return (
    <section className="settings-section" id="look">
      <h2>Look</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="look" />
        <FieldGroup legend="Light">
          {THEMES.map(([value, label, help]) => (
            <Radio
              key={value}
              name="theme"
              value={value}
              label={label}
              help={help}
              defaultChecked={theme === value}
            />
          ))}
        </FieldGroup>
        <Keep />
      </fetcher.Form>
    </section>
  )
}

/** How each language calls itself; a name for each of what the server takes. */
const LANGUAGE_NAMES: Record<(typeof LANGUAGES)[number], string> = {
  en: 'English',
  nl: 'Nederlands',
  pt: 'Português',
  pl: 'Polski',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
}

function Place({ language, timeZone, timeZones }: Data['settings'] & { timeZones: string[] }) {
  const fetcher = useKept('place', 'Language and time zone are kept')
  return (
    <section className="settings-section" id="place">
      <h2>Language and time</h2>
      <fetcher.Form method="post" className="form">
        <input type="hidden" name="intent" value="place" />
        <div className="form-row">
          <SelectField
            label="Language you write in"
            name="language"
            defaultValue={language}
            help="So that search reads your words as you mean them. The house itself speaks English."
            error={problemOf(fetcher.data, 'place', 'language')}
          >
            {LANGUAGES.map((code) => (
              <option key={code} value={code}>
                {LANGUAGE_NAMES[code]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Time zone"
            name="timeZone"
            defaultValue={timeZone}
            error={problemOf(fetcher.data, 'place', 'timeZone')}
          >
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ').replace('/', ', ')}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="form-actions">
          <Button type="submit" isWorking={fetcher.state !== 'idle'}>
            Keep
          </Button>
        </div>
      </fetcher.Form>
    </section>
  )
}

const RHYTHMS = [
  ['AT_ONCE', 'At once', 'when something happens'],
  ['DAILY', 'Once a day', 'in the morning, where you are'],
  ['WEEKLY', 'Once a week', 'on Monday morning'],
  ['NEVER', 'Never', 'the bell still rings'],
] as const

function Mail({ rhythm, email }: { rhythm: string; email: string }) {
  const fetcher = useKept('mail', 'Mail comes at this rhythm from now on')
  return (
    <section className="settings-section" id="mail">
      <h2>Mail</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="mail" />
        <FieldGroup legend={`To ${email}`}>
          {RHYTHMS.map(([value, label, help]) => (
            <Radio
              key={value}
              name="mailRhythm"
              value={value}
              label={label}
              help={help}
              defaultChecked={rhythm === value}
            />
          ))}
        </FieldGroup>
        <Keep />
      </fetcher.Form>
    </section>
  )
}

function KeysSection({ keysOff }: { keysOff: boolean }) {
  const fetcher = useKept('keys', 'Kept')
  return (
    <section className="settings-section" id="keys">
      <h2>Keys</h2>
      <fetcher.Form
        method="post"
        className="form"
        onChange={(event) => void fetcher.submit(event.currentTarget)}
      >
        <input type="hidden" name="intent" value="keys" />
        <Checkbox
          name="keys"
          label="Single keys do something"
          help="J and K move, C begins an idea; ? lists them all. Ctrl K works either way."
          defaultChecked={!keysOff}
        />
        <Keep />
      </fetcher.Form>
    </section>
  )
}

function You({ viewer }: { viewer: Data['viewer'] }) {
  return (
    <section className="settings-section" id="you">
      <h2>You</h2>
      <div className="form">
        <PersonChip
          person={faceOf(viewer)}
          to={`/people/${viewer.number}`}
          line={viewer.title || viewer.email}
          size={40}
        />
        <div className="form-actions">
          <LinkButton to={`/people/${viewer.number}?edit=1`}>Your profile</LinkButton>
          <Form method="post" action="/sign-out" reloadDocument>
            <Button type="submit" variant="quiet">
              <Icon of={LogOut} />
              Sign out
            </Button>
          </Form>
        </div>
      </div>
    </section>
  )
}

/** Only where nothing is kept by itself: before scripts. */
function Keep() {
  return (
    <noscript>
      <Button type="submit">Keep</Button>
    </noscript>
  )
}
