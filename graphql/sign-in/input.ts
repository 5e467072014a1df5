import * as z from 'zod/mini'
import { atLeast, atMost, line, text } from '#graphql/input-texts.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { badgeOf, isWeakPin } from './badge-numbers.ts'
import {
  BADGE_LENGTH,
  BADGE_NAME_LENGTH,
  BADGE_UNIT_LENGTH,
  CLAIM_LENGTH,
  CLIENT_LENGTH,
  ISSUER_LENGTH,
  MAX_BADGES_AT_ONCE,
  MAX_DOMAINS,
  NAME_LENGTH,
  PASSKEY_NAME_LENGTH,
  PASSWORD_LENGTH,
  PASSWORD_MIN,
  PIN_LENGTH,
  PIN_MIN,
  SECRET_LENGTH,
} from './limits.ts'

const say = refusalMessages.message

const claim = line(CLAIM_LENGTH).check(
  z.refine((value) => /^[\w.:/-]*$/.test(value), text(say('signOnClaim'))),
)

/** An issuer's address, as it stands in tokens: no query, no fragment, no name and password. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash
}

export const SaveProvider = z.strictObject({
  /** Null: a new one. */
  number: z.nullish(z.int().check(z.positive())),
  name: line(NAME_LENGTH).check(atLeast(2, say('signOnName'))),
  issuer: line(ISSUER_LENGTH).check(z.refine(isIssuer, text(say('signOnIssuer')))),
  client: line(CLIENT_LENGTH).check(atLeast(1, say('signOnClient'))),
  /** Empty: as it is. */
  secret: line(SECRET_LENGTH),
  claimUnit: claim,
  claimTitle: claim,
  claimSite: claim,
  claimLanguage: claim,
  createsPeople: z.boolean(),
  assumesVerified: z.boolean(),
  mailDomains: z
    .array(
      line(253).check(
        z.overwrite((value) => value.toLowerCase().replace(/^@/, '')),
        z.refine(
          (value) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(value),
          text(say('signOnDomain')),
        ),
      ),
    )
    .check(z.maxLength(MAX_DOMAINS, text(say('most', { max: MAX_DOMAINS })))),
})
export const SwitchProvider = z.strictObject({
  number: z.int().check(z.positive()),
  isOn: z.boolean(),
})
export const OneNumber = z.strictObject({ number: z.int().check(z.positive()) })
export const DecideRequest = z.strictObject({
  number: z.int().check(z.positive()),
  isLinked: z.boolean(),
})

const passkeyName = line(PASSKEY_NAME_LENGTH).check(atLeast(2, say('nameIt')))
export const AddPasskey = z.strictObject({
  name: passkeyName,
  answer: z.string().check(z.maxLength(20_000, text(say('passkeyWrong')))),
})
export const RenamePasskey = z.strictObject({
  number: z.int().check(z.positive()),
  name: passkeyName,
})
export const SetPassword = z.strictObject({
  password: z
    .string()
    .check(
      atMost(PASSWORD_LENGTH),
      atLeast(PASSWORD_MIN, say('passwordShort', { min: PASSWORD_MIN })),
    ),
})

const pin = z.string().check(
  z.trim(),
  z.refine(
    (value) => /^\d+$/.test(value) && value.length >= PIN_MIN && value.length <= PIN_LENGTH,
    { error: text(say('pinDigits', { min: PIN_MIN, max: PIN_LENGTH })), abort: true },
  ),
  z.refine((value) => !isWeakPin(value), text(say('pinWeak'))),
)
export const ChoosePin = z.strictObject({ pin })
const badgeNumber = line(BADGE_LENGTH).check(
  z.overwrite(badgeOf),
  z.refine((value) => /^[A-Z0-9]{3,40}$/.test(value), text(say('badgeNumber'))),
)
/** What a row of a file says of a badge. */
export const BadgeInFile = z.strictObject({ badge: badgeNumber, pin: z.nullable(pin) })
export const GiveBadges = z.strictObject({
  badges: z
    .array(
      z.strictObject({
        number: badgeNumber,
        /** The address of somebody who is here, or the name of somebody new. */
        who: line(BADGE_NAME_LENGTH).check(atLeast(2, say('nameIt'))),
        unit: line(BADGE_UNIT_LENGTH),
        /** Null: one is made. */
        pin: z.nullish(pin),
      }),
    )
    .check(
      z.minLength(1, text(say('badgeNone'))),
      z.maxLength(MAX_BADGES_AT_ONCE, text(say('most', { max: MAX_BADGES_AT_ONCE }))),
    ),
})
export const OnePerson = z.strictObject({ personId: z.int().check(z.positive()) })
