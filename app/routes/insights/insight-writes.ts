// What the forms of insights and themes ask for.

import { done, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { type Intent, intent, type Sent } from '#app/intents.ts'
import { personNamed } from '#app/person-choice.ts'
import { INSIGHT_STATES, TONES } from '#graphql/insights/limits.ts'

const Capture = graphql(`
  mutation CaptureInsight($message: Int!, $passage: String!, $note: String, $theme: String) {
    captureInsight(message: $message, passage: $passage, note: $note, theme: $theme) { number }
  }
`)
const Edit = graphql(`
  mutation EditInsight($insight: Int!, $version: Int, $note: String!, $ownerId: ID, $state: InsightState!) {
    editInsight(insight: $insight, version: $version, note: $note, ownerId: $ownerId, state: $state) { number }
  }
`)
const Put = graphql(`
  mutation PutIntoTheme($insights: [Int!]!, $theme: String!) { putIntoTheme(insights: $insights, theme: $theme) { path } }
`)
const Rename = graphql(`
  mutation RenameTheme($theme: Int!, $version: Int, $name: String!) { renameTheme(theme: $theme, version: $version, name: $name) { path } }
`)
const Merge = graphql(`
  mutation MergeThemes($theme: Int!, $into: Int!) { mergeThemes(theme: $theme, into: $into) { path } }
`)
const Unmerge = graphql(`
  mutation UnmergeTheme($theme: Int!) { unmergeTheme(theme: $theme) { path } }
`)
const Split = graphql(`
  mutation SplitTheme($theme: Int!, $insights: [Int!]!, $name: String!) { splitTheme(theme: $theme, insights: $insights, name: $name) { path } }
`)
const LinkTo = graphql(`
  mutation LinkTheme($theme: Int!, $postId: ID!) { linkTheme(theme: $theme, postId: $postId) { path } }
`)
const Unlink = graphql(`
  mutation UnlinkTheme($theme: Int!, $postId: ID!) { unlinkTheme(theme: $theme, postId: $postId) { path } }
`)
const Tell = graphql(`
  mutation DraftTold($theme: Int!, $threadId: ID!) { draftTold(theme: $theme, threadId: $threadId) { path } }
`)
const Correct = graphql(`
  mutation CorrectTone($message: Int!, $tone: CustomerTone!) { correctTone(message: $message, tone: $tone) { number } }
`)
const Account = graphql(`
  mutation SetAccount($threadId: ID!, $name: String!, $yearlyValue: Int) {
    setCustomerAccount(threadId: $threadId, name: $name, yearlyValue: $yearlyValue) { number }
  }
`)
const Hide = graphql(`
  mutation HideAspect($aspect: Int!) { hideCustomerAspect(aspect: $aspect, isHidden: true) }
`)

const SetOwner = graphql(`
  mutation SetThemeOwner($theme: Int!, $ownerId: ID) { setThemeOwner(theme: $theme, ownerId: $ownerId) { path } }
`)
const Delete = graphql(`
  mutation DeleteInsight($insight: Int!) { deleteInsight(insight: $insight) }
`)

const whole = (text: string): number => Number.parseInt(text, 10) || 0
const page = { answer: () => ({}), changes: 'page' as const }
const stay = (_: unknown, { on }: Sent) => on.path
const themeOf = ({ on }: Sent) => whole(on.id)
/** All numbers of a field that occurs several times. */
const chosen = ({ sent }: Sent): number[] =>
  sent.form.getAll('insight').map((one) => whole(String(one)))

/** The number of an idea or a challenge in its address, or typed alone. */
export const postIn = (text: string): string =>
  /(?:^|\/(?:ideas|challenges)\/)#?(\d{1,9})(?:[/?#]|$)/.exec(text.trim().slice(0, 200))?.[1] ?? ''

export const captureIntents: Record<string, Intent> = {
  capture: intent({
    document: Capture,
    read: ({ text }) => ({
      message: whole(text('message')),
      passage: text('passage'),
      note: text('note'),
      theme: text('theme'),
    }),
    typed: ['passage', 'note', 'theme', 'message'],
    ...page,
    to: (_, { on }) => `${on.path}#insights`,
  }),
  tone: intent({
    document: Correct,
    read: ({ text }) => ({
      message: whole(text('message')),
      tone: TONES.find((one) => one === text('tone')) ?? 'NEUTRAL',
    }),
    ...page,
    to: stay,
  }),
  account: intent({
    document: Account,
    read: ({ on, text }) => ({
      threadId: on.id,
      name: text('name'),
      yearlyValue: text('yearlyValue') === '' ? null : whole(text('yearlyValue')),
    }),
    typed: ['name', 'yearlyValue'],
    ...page,
    to: stay,
  }),
}

/** An insight's meaning, state and owner: who is meant is found first. */
const edit: Intent = async ({ gateway, intent: name, on, request, text }) => {
  const typed = { owner: text('owner'), note: text('note') }
  const owner = await personNamed(gateway, text('owner'))
  if (!owner.ok) return refuseField(name, 'owner', owner.message, typed)
  const result = await gateway.submit(Edit, {
    insight: whole(text('insight')),
    version: whole(text('version')) || null,
    note: text('note'),
    ownerId: owner.number === null ? null : String(owner.number),
    state: INSIGHT_STATES.find((one) => one === text('state')) ?? 'CAPTURED',
  })
  return result.ok ? done(request, on.path, { intent: name }) : refused(result, name, typed)
}
/** A theme's owner, who is found by name first. */
const own: Intent = async (sent) => {
  const { gateway, intent: name, on, request, text } = sent
  const typed = { themeOwner: text('themeOwner') }
  const owner = await personNamed(gateway, text('themeOwner'))
  if (!owner.ok) return refuseField(name, 'themeOwner', owner.message, typed)
  const result = await gateway.submit(SetOwner, {
    theme: themeOf(sent),
    ownerId: owner.number === null ? null : String(owner.number),
  })
  return result.ok ? done(request, on.path, { intent: name }) : refused(result, name, typed)
}
const put = intent({
  document: Put,
  read: (sent) => ({ insights: chosen(sent), theme: sent.text('theme') }),
  typed: ['theme'],
  ...page,
  to: stay,
})

export const overviewIntents: Record<string, Intent> = {
  put,
  hide: intent({
    document: Hide,
    read: ({ text }) => ({ aspect: whole(text('aspect')) }),
    ...page,
    to: stay,
  }),
}

const tell = intent({
  document: Tell,
  read: (sent) => ({ theme: themeOf(sent), threadId: sent.text('thread') }),
  ...page,
  to: ({ draftTold }, { on }) => (draftTold ? `${draftTold.path}#answer` : on.path),
})
export const chainIntents: Record<string, Intent> = { tell }
export const themeIntents: Record<string, Intent> = {
  edit,
  put,
  tell,
  themeOwner: own,
  deleteQuote: intent({
    document: Delete,
    read: ({ text }) => ({ insight: whole(text('insight')) }),
    ...page,
    to: stay,
  }),
  rename: intent({
    document: Rename,
    read: (sent) => ({
      theme: themeOf(sent),
      version: whole(sent.text('version')) || null,
      name: sent.text('name'),
    }),
    typed: ['name'],
    ...page,
    to: stay,
  }),
  merge: intent({
    document: Merge,
    read: (sent) => ({ theme: themeOf(sent), into: whole(sent.text('into')) }),
    ...page,
    to: ({ mergeThemes }, { on }) => mergeThemes?.path ?? on.path,
  }),
  unmerge: intent({
    document: Unmerge,
    read: ({ text }) => ({ theme: whole(text('merged')) }),
    ...page,
    to: stay,
  }),
  split: intent({
    document: Split,
    read: (sent) => ({ theme: themeOf(sent), insights: chosen(sent), name: sent.text('name') }),
    typed: ['name'],
    ...page,
    to: ({ splitTheme }, { on }) => splitTheme?.path ?? on.path,
  }),
  link: intent({
    document: LinkTo,
    read: (sent) => ({ theme: themeOf(sent), postId: postIn(sent.text('post')) }),
    typed: ['post'],
    ...page,
    to: stay,
  }),
  unlink: intent({
    document: Unlink,
    read: (sent) => ({ theme: themeOf(sent), postId: sent.text('post') }),
    ...page,
    to: stay,
  }),
}
