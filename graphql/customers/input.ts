// What people may send about customers, their threads, answers and channels.
import * as z from 'zod/mini'
import { atLeast, line, prose, tagLine, text } from '#graphql/input-texts.ts'
import { customersMessages } from '#messages/customers.ts'
import {
  ABOUT_LENGTH,
  ADDRESS_LENGTH,
  ALL_STATES,
  AVOID_LENGTH,
  BRAND_LENGTH,
  CAUSE_LENGTH,
  CHANNEL_KINDS,
  CHANNEL_NAME_LENGTH,
  CONSENTS,
  COUNTRIES,
  DESK_LENGTH,
  GUIDE_LENGTH,
  INBOX_VIEWS,
  LANGUAGES,
  LOST_CAUSES,
  MAX_AT_ONCE,
  MAX_HOURS,
  MAX_REACH,
  MAX_RETENTION_DAYS,
  MAX_RULE_TAGS,
  MAX_RULE_WORDS,
  MAX_SITES,
  MESSAGE_LENGTH,
  MIN_RETENTION_DAYS,
  NAME_LENGTH,
  NOTE_LENGTH,
  REPLY_NAME_LENGTH,
  RULE_TAG_LENGTH,
  RULE_WORD_LENGTH,
  SEGMENT_LENGTH,
  SUBJECT_LENGTH,
  TEXT_KINDS,
  TITLE_LENGTH,
  TONES,
  URL_LENGTH,
  VIEW_NAME_LENGTH,
} from './limits.ts'

const say = customersMessages.message

const id = z.int().check(z.positive())
const slug = z.string().check(z.regex(/^[a-z0-9-]{1,70}$/))
const language = z.enum(LANGUAGES)
/** One address, in lower case. What is no address is refused with words. */
const mailAddress = line(ADDRESS_LENGTH).check(
  z.overwrite((given) => given.toLowerCase()),
  z.refine(
    (given) => /^[^\s@<>"(),;:\\]{1,64}@[a-z0-9.-]{1,130}\.[a-z]{2,30}$/.test(given),
    text(say('refused.address')),
  ),
)
const optionalAddress = z.union([z.literal(''), mailAddress])
const words = prose(MESSAGE_LENGTH).check(atLeast(2, say('refused.empty')))
const subject = line(SUBJECT_LENGTH)

export const AskUs = z.strictObject({
  channel: slug,
  name: z._default(line(NAME_LENGTH), ''),
  email: optionalAddress,
  subject: z._default(subject, ''),
  text: words,
})
export const ReplyByLink = z.strictObject({
  token: z.string().check(z.maxLength(200)),
  text: words,
})
export const NoteHeard = z.strictObject({
  channelId: id,
  name: z._default(line(NAME_LENGTH), ''),
  email: z._default(optionalAddress, ''),
  text: words,
  severity: z._default(z.int().check(z.gte(1), z.lte(3)), 1),
})

const hoursOr = z.nullable(z.int().check(z.gte(1), z.lte(MAX_HOURS)))
const site = z.string().check(
  z.maxLength(URL_LENGTH),
  z.refine(
    (given) => /^https:\/\/[a-z0-9.-]{1,200}(:\d{1,5})?$/.test(given),
    text(say('refused.site')),
  ),
)
const settings = {
  name: line(CHANNEL_NAME_LENGTH).check(atLeast(2, say('refused.name'))),
  ownerId: z._default(z.nullable(id), null),
  about: z._default(prose(ABOUT_LENGTH), ''),
  voiceGuide: z._default(prose(GUIDE_LENGTH), ''),
  brand: z._default(line(BRAND_LENGTH), ''),
  country: z._default(z.union([z.literal(''), z.enum(COUNTRIES)]), ''),
  language: z._default(language, 'en'),
  address: z._default(optionalAddress, ''),
  outUrl: z._default(
    z.union([
      z.literal(''),
      z.string().check(
        z.maxLength(URL_LENGTH),
        z.refine(
          (given) => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol),
          text(say('refused.url')),
        ),
      ),
    ]),
    '',
  ),
  feedUrl: z._default(
    z.union([
      z.literal(''),
      z.string().check(
        z.maxLength(URL_LENGTH),
        z.refine(
          (given) => URL.canParse(given) && new URL(given).protocol === 'https:',
          text(say('refused.url')),
        ),
      ),
    ]),
    '',
  ),
  sites: z._default(z.array(site).check(z.maxLength(MAX_SITES)), []),
  retentionDays: z._default(
    z.nullable(z.int().check(z.gte(MIN_RETENTION_DAYS), z.lte(MAX_RETENTION_DAYS))),
    null,
  ),
  calendarId: z._default(z.nullable(id), null),
  firstHours: z._default(hoursOr, null),
  nextHours: z._default(hoursOr, null),
  rightHours: z._default(hoursOr, null),
  reviewHours: z._default(hoursOr, null),
}
export const MakeChannel = z.strictObject({
  space: slug,
  kind: z.enum(CHANNEL_KINDS),
  ...settings,
})
export const EditChannel = z.strictObject({ channelId: id, version: z.int(), ...settings })
export type ChannelSettings = Omit<z.output<typeof EditChannel>, 'channelId' | 'version'>
export const SwitchChannel = z.strictObject({ channelId: id, isOn: z.boolean() })
export const ChannelRef = z.strictObject({ channelId: id })

export const GrantVoice = z.strictObject({
  channelId: id,
  personId: id,
  language: z._default(z.nullable(language), null),
  title: z._default(line(TITLE_LENGTH), ''),
  until: z._default(z.nullable(z.date()), null),
  isExecutive: z._default(z.boolean(), false),
})
export const EndVoice = z.strictObject({ voiceId: id })

const threadIds = z.array(id).check(z.minLength(1), z.maxLength(MAX_AT_ONCE))
export const AssignThreads = z.strictObject({ threadIds, personId: z.nullable(id) })
export const ThreadsRef = z.strictObject({ threadIds })
export const SnoozeThreads = z.strictObject({ threadIds, until: z.nullable(z.date()) })
export const MarkSpam = z.strictObject({
  threadIds,
  isSpam: z.boolean(),
  blocks: z._default(z.boolean(), false),
})
export const RateThread = z.strictObject({
  threadId: id,
  severity: z.int().check(z.gte(1), z.lte(3)),
  reach: z._default(z.nullable(z.int().check(z.gte(1), z.lte(MAX_REACH))), null),
})
export const MoveThread = z.strictObject({
  threadId: id,
  to: z.enum(ALL_STATES),
  lostCause: z._default(z.nullable(z.enum(LOST_CAUSES)), null),
  note: z._default(line(CAUSE_LENGTH), ''),
})
export const ThreadRef = z.strictObject({ threadId: id })
export const InviteToThread = z.strictObject({ threadId: id, personId: id })

export const SaveAnswer = z.strictObject({
  threadId: id,
  /** Of the draft that was opened; without one a new draft begins. */
  version: z.optional(z.int()),
  draftId: z.optional(id),
  text: words,
})
export const DraftRef = z.strictObject({ draftId: id, version: z.int() })
export const SendDraft = z.strictObject({
  draftId: id,
  version: z.int(),
  /** Who looks after the thread from then on. */
  handOverToId: z._default(z.nullable(id), null),
})
export const AskReview = z.strictObject({ draftId: id, version: z.int(), reviewerId: id })
const note = prose(NOTE_LENGTH).check(atLeast(2, say('refused.empty')))
export const NoteOnDraft = z.strictObject({
  draftId: id,
  quote: z._default(line(CAUSE_LENGTH), ''),
  text: note,
})
export const SettleNote = z.strictObject({ noteId: id })
export const UndoSend = z.strictObject({ messageId: id })

export const SaveReply = z.strictObject({
  channelId: id,
  name: line(REPLY_NAME_LENGTH).check(atLeast(2, say('refused.name'))),
  text: words,
  version: z.optional(z.int()),
})
const narrowed = {
  channelId: z._default(z.nullable(id), null),
  language: z._default(z.nullable(language), null),
  severity: z._default(z.int().check(z.gte(1), z.lte(3)), 1),
  tag: z._default(line(RULE_TAG_LENGTH), ''),
  isUnassigned: z._default(z.boolean(), false),
}
/** What the inbox is narrowed by. */
export const InboxAsked = z.strictObject(narrowed)
export const SaveView = z.strictObject({
  name: line(VIEW_NAME_LENGTH).check(atLeast(2, say('refused.name'))),
  /** Whose team has it; the viewer alone without. */
  spaceId: z._default(z.nullable(id), null),
  view: z.enum(INBOX_VIEWS),
  ...narrowed,
})
export const ViewRef = z.strictObject({ viewId: id })
export const SaveText = z.strictObject({
  textId: z.optional(id),
  version: z.optional(z.int()),
  spaceId: id,
  kind: z.enum(TEXT_KINDS),
  name: line(REPLY_NAME_LENGTH).check(atLeast(2, say('refused.name'))),
  text: words,
  avoid: z._default(prose(AVOID_LENGTH), ''),
  source: z._default(line(URL_LENGTH), ''),
  brand: z._default(line(BRAND_LENGTH), ''),
  country: z._default(z.union([z.literal(''), z.enum(COUNTRIES)]), ''),
  language: z._default(z.nullable(language), null),
  ownerId: z._default(z.nullable(id), null),
  until: z._default(z.nullable(z.date()), null),
})
export const TextRef = z.strictObject({ textId: id, version: z.int() })
export const SayRight = z.strictObject({
  token: z.string().check(z.maxLength(200)),
  isRight: z.boolean(),
})
export const NameInThread = z.strictObject({ threadId: id, personId: id })
export const AddFact = z.strictObject({ threadId: id, text: note })
const shortNote = line(CAUSE_LENGTH).check(atLeast(2, say('refused.empty')))
export const SaveTie = z.strictObject({ threadId: id, text: shortNote })
export const RemoveReply = z.strictObject({ replyId: id })
const ruleWords = z._default(
  z
    .array(line(RULE_WORD_LENGTH).check(atLeast(2, say('refused.word'))))
    .check(z.maxLength(MAX_RULE_WORDS)),
  [],
)
export const SaveRule = z.strictObject({
  channelId: id,
  ruleId: z.optional(id),
  /** The version of the rule that was changed. */
  version: z.optional(z.int()),
  name: z._default(line(REPLY_NAME_LENGTH).check(atLeast(2, say('refused.name'))), '…'),
  words: ruleWords,
  without: ruleWords,
  authors: z._default(
    z
      .array(
        line(ADDRESS_LENGTH).check(
          z.overwrite((given) => given.toLowerCase()),
          atLeast(2, say('refused.word')),
        ),
      )
      .check(z.maxLength(MAX_RULE_WORDS)),
    [],
  ),
  language: z._default(z.nullable(language), null),
  tone: z._default(z.nullable(z.enum(TONES)), null),
  minReach: z._default(z.int().check(z.gte(1), z.lte(MAX_REACH)), 1),
  isSpam: z._default(z.boolean(), false),
  tags: z._default(
    z
      .array(tagLine(RULE_TAG_LENGTH).check(atLeast(2, say('refused.word'))))
      .check(z.maxLength(MAX_RULE_TAGS)),
    [],
  ),
  severity: z._default(z.nullable(z.int().check(z.gte(1), z.lte(3))), null),
  assigneeId: z._default(z.nullable(id), null),
  desk: z._default(line(DESK_LENGTH), ''),
})
export const RuleRef = z.strictObject({ ruleId: id })
export const MergeCustomers = z.strictObject({ customerId: id, intoId: id })
export const EditCustomer = z.strictObject({
  customerId: id,
  version: z.int(),
  segment: z._default(line(SEGMENT_LENGTH), ''),
  language: z._default(z.nullable(language), null),
  consent: z.enum(CONSENTS),
  isKept: z._default(z.boolean(), false),
})
export const EraseCustomer = z.strictObject({ customerId: id })
export const UnmergeCustomer = z.strictObject({ customerId: id })
