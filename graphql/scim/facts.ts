// What Atrium takes over of a user: who they are, how they are reached, where they work, whom they report to.
import { cutText } from '#graphql/graphemes.ts'
import { isWritten } from '#messages/engine/languages.ts'
import { ENTERPRISE_SCHEMA } from './attributes.ts'
import { invalidValue } from './errors.ts'
import { listOf, partsOf, textOf, type Values } from './values.ts'

export type UserFacts = {
  /** In lower case: names differ in more than that. */
  userName: string
  externalId: string | null
  isActive: boolean
  /** The manager's id in the directory. */
  managerId: string | null
  /** In lower case. */
  email: string
  name: string
  title: string
  unit: string
  site: string
  phone: string
  /** For a new person alone: later it is theirs. */
  language: string
  timeZone: string
}

/** The best of several: the primary one, else that of work, else the first. */
const best = (values: readonly Values[]): Values =>
  values.find(({ primary }) => primary === true) ??
  values.find(({ type }) => textOf(type).toLowerCase() === 'work') ??
  values[0] ??
  {}

const MAX_LINE = 120
const line = (text: string): string => cutText(text.replace(/\s+/g, ' ').trim(), MAX_LINE)
/** Linear: what stands before and after one @. */
const isAddress = (text: string): boolean =>
  /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/.test(text)

/** Reads the facts of a resource. Throws ScimError for one without a user name or an address. */
export function factsOf(resource: Values): UserFacts {
  const userName = textOf(resource.userName).trim().toLowerCase()
  if (!userName) throw invalidValue('userName is missing.')
  const address =
    textOf(best(listOf(resource.emails)).value)
      .trim()
      .toLowerCase() || userName
  if (address.length > 254 || !isAddress(address))
    throw invalidValue('emails: a user needs an address, as the primary one or as userName.')
  const parts = partsOf(resource.name)
  const together = `${textOf(parts.givenName)} ${textOf(parts.familyName)}`
  const names = [textOf(resource.displayName), textOf(parts.formatted), together, userName]
  const enterprise = partsOf(resource[ENTERPRISE_SCHEMA])
  const spoken = (textOf(resource.preferredLanguage) || textOf(resource.locale))
    .slice(0, 2)
    .toLowerCase()
  return {
    userName,
    externalId: textOf(resource.externalId) || null,
    isActive: resource.active !== false,
    managerId: textOf(partsOf(enterprise.manager).value) || null,
    email: address,
    name: names.map(line).find((one) => one !== '') ?? userName,
    title: line(textOf(resource.title)),
    unit: line(
      textOf(enterprise.department) ||
        textOf(enterprise.division) ||
        textOf(enterprise.organization),
    ),
    site: line(textOf(best(listOf(resource.addresses)).locality)),
    phone: line(textOf(best(listOf(resource.phoneNumbers)).value)),
    language: isWritten(spoken) ? spoken : 'en',
    timeZone: isTimeZone(textOf(resource.timezone)) ? textOf(resource.timezone) : 'UTC',
  }
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
