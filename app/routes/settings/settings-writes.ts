// What the forms of the settings page do; each section is a form of its own.
import { type Atrium, many } from '#app/atrium.ts'
import { graphql, type VariablesOf } from '#app/graphql.ts'

const ChangeSettings = graphql(`
  mutation ChangeSettings($input: SettingsInput!) { changeSettings(input: $input) { number } }
`)
const EndOthers = graphql(`mutation EndOtherSessions { endOtherSessions }`)
const EndOne = graphql(`mutation EndSession($name: String!) { endSession(name: $name) }`)
const Unlink = graphql(`mutation UnlinkAccount($number: Int!) { unlinkAccount(number: $number) }`)
const Unfollow = graphql(`
  mutation Unfollow($kind: TopicKind!, $key: String!, $space: String) {
    followTopic(kind: $kind, key: $key, space: $space, level: NONE) { level }
  }
`)
const Preferences = graphql(`query PreferencesNow { notificationPreferences { kind inApp mail } }`)
const SetPreference = graphql(`
  mutation SetPreference($kind: NotificationKind!, $inApp: Boolean!, $mail: Boolean!) {
    setNotificationPreference(kind: $kind, inApp: $inApp, mail: $mail) { kind }
  }
`)

/** The fields of a form as settings; null for a form that is not known. */
function settingsIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (form.get('intent')) {
    case 'look':
      return { theme: text('theme') }
    case 'place':
      return {
        interfaceLanguage: text('interfaceLanguage'),
        language: text('language'),
        timeZone: text('timeZone'),
      }
    case 'mail':
      return { emailFrequency: text('emailFrequency') }
    case 'home':
      return { isPersonalised: form.get('personalised') === 'on' }
    case 'focus':
      return {
        focusDays: many(form, 'focusDays').map(Number),
        focusFrom: text('focusFrom'),
        focusTo: text('focusTo'),
      }
    case 'keys':
      return { shortcutsDisabled: form.get('keys') !== 'on' }
    default:
      return null
  }
}

export async function carryOut(gateway: Pick<Atrium, 'ask' | 'submit'>, form: FormData) {
  if (form.get('intent') === 'preferences') return setPreferences(gateway, form)
  if (form.get('intent') === 'sessions') return gateway.submit(EndOthers, {})
  if (form.get('intent') === 'session')
    return gateway.submit(EndOne, { name: String(form.get('session') ?? '') })
  if (form.get('intent') === 'unlink')
    return gateway.submit(Unlink, { number: Number(form.get('number')) || 0 })
  if (form.get('intent') === 'following') return unfollow(gateway, form)
  const input = settingsIn(form)
  return input && gateway.submit(ChangeSettings, { input })
}

type Unfollowed = VariablesOf<typeof Unfollow>
function unfollow({ submit }: Pick<Atrium, 'submit'>, form: FormData) {
  // The server refuses a kind that it does not know.
  const kind = String(form.get('kind')) as Unfollowed['kind']
  return submit(Unfollow, {
    kind,
    key: String(form.get('key') ?? ''),
    space: String(form.get('space') ?? '') || null,
  })
}

/** Boxes that are not ticked are not sent, so what is kept now is compared with what came. */
async function setPreferences({ ask, submit }: Pick<Atrium, 'ask' | 'submit'>, form: FormData) {
  const { notificationPreferences } = await ask(Preferences, {})
  const inApps = new Set(many(form, 'inApp'))
  const mails = new Set(many(form, 'mail'))
  for (const { kind, inApp, mail } of notificationPreferences) {
    const wanted = { kind, inApp: inApps.has(kind), mail: mails.has(kind) }
    if (wanted.inApp === inApp && wanted.mail === mail) continue
    const result = await submit(SetPreference, wanted)
    if (!result.ok) return result
  }
  return { ok: true as const, data: null }
}
