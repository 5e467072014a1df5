// What the forms of the sign-in page for administrators do.
import type { Atrium, Submitted } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const Save = graphql(`
  mutation SaveSignInProvider($input: SignInProviderInput!) { saveSignInProvider(input: $input) { number } }
`)
const Switch = graphql(`
  mutation SwitchSignInProvider($number: Int!, $isOn: Boolean!) { switchSignInProvider(number: $number, isOn: $isOn) }
`)
const Links = graphql(
  `mutation SwitchSignInLinks($isOn: Boolean!) { switchSignInLinks(isOn: $isOn) }`,
)
const Passkeys = graphql(`mutation SwitchPasskeys($isOn: Boolean!) { switchPasskeys(isOn: $isOn) }`)
const Badges = graphql(`mutation SwitchBadges($isOn: Boolean!) { switchBadges(isOn: $isOn) }`)
const Delete = graphql(`
  mutation DeleteSignInProvider($number: Int!) { deleteSignInProvider(number: $number) }
`)
const Decide = graphql(`
  mutation DecideSignOnRequest($number: Int!, $isLinked: Boolean!) {
    decideSignOnRequest(number: $number, isLinked: $isLinked)
  }
`)

const LIST = '/admin/sign-in'
/** What was done, and where it leads when it was. */
type Done = { result: Submitted<unknown>; to: string }

/** Carries a form out; null for one that is not known. */
export async function carryOut(
  { submit }: Pick<Atrium, 'submit'>,
  form: FormData,
): Promise<Done | null> {
  const text = (name: string) => String(form.get(name) ?? '')
  const number = /^\d{1,9}$/.test(text('number')) ? Number(text('number')) : 0
  const open = `${LIST}?open=${number}`
  switch (text('intent')) {
    case 'save': {
      const result = await submit(Save, {
        input: inputOf(text, number || null, form),
      })
      const saved = result.ok ? result.data.saveSignInProvider.number : number
      return { result, to: `${LIST}?open=${saved}&saved=1` }
    }
    case 'on':
    case 'off':
      return { result: await submit(Switch, { number, isOn: text('intent') === 'on' }), to: open }
    case 'linksOn':
    case 'linksOff':
      return { result: await submit(Links, { isOn: text('intent') === 'linksOn' }), to: LIST }
    case 'passkeysOn':
    case 'passkeysOff':
      return {
        result: await submit(Passkeys, { isOn: text('intent') === 'passkeysOn' }),
        to: LIST,
      }
    case 'badgesOn':
    case 'badgesOff':
      return { result: await submit(Badges, { isOn: text('intent') === 'badgesOn' }), to: LIST }
    case 'delete':
      return { result: await submit(Delete, { number }), to: LIST }
    case 'link':
    case 'decline':
      return {
        result: await submit(Decide, { number, isLinked: text('intent') === 'link' }),
        to: LIST,
      }
    default:
      return null
  }
}

const inputOf = (text: (name: string) => string, number: number | null, form: FormData) => ({
  number,
  name: text('name'),
  issuer: text('issuer').trim(),
  client: text('client').trim(),
  secret: text('secret').trim(),
  claimUnit: text('claimUnit').trim(),
  claimTitle: text('claimTitle').trim(),
  claimSite: text('claimSite').trim(),
  claimLanguage: text('claimLanguage').trim(),
  createsPeople: form.has('createsPeople'),
  assumesVerified: form.has('assumesVerified'),
  mailDomains: text('mailDomains')
    .split(/[\s,;]+/)
    .filter(Boolean),
})
