// Message rules and their trial, as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Context, momentOf } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { type ChannelRow, channelsByIds, findChannel } from './channel-queries.ts'
import { Channel } from './channel-schema.ts'
import { SaveRule } from './input.ts'
import { canSeeChannel, canSeeData } from './policy.ts'
import { threadsByIds } from './queries.ts'
import {
  authorsFor,
  type RuleRow,
  raiseRule,
  removeRule,
  rulesOf,
  saveRule,
  type Trial,
  tryRules,
} from './rules.ts'
import { CustomerThread } from './schema.ts'

const TrialType = builder.objectRef<Trial>('ListeningTrial').implement({
  description:
    'What a rule would have caught of what began threads in the last 30 days, as far as the viewer sees it.',
  fields: (t) => ({
    seen: t.exposeInt('seen', { description: 'Messages that were tried, the latest 5,000.' }),
    caught: t.exposeInt('caught', { description: 'Those of them that the rule catches.' }),
    noise: t.exposeInt('noise', { description: 'Those caught that were marked as spam.' }),
    examples: t.field({
      type: [CustomerThread],
      description: 'The latest five that it catches.',
      complexity: STATEMENT,
      resolve: async ({ threadIds }, _, context) =>
        (await threadsByIds(context.db, signedIn(context).viewer, threadIds)).filter(
          (row) => row !== null,
        ),
    }),
  }),
})
/** Thousands of messages are read and compared. */
const TRIAL = 20 * STATEMENT

type ShownRule = RuleRow & { trial: Trial; hasHiddenAuthors: boolean }
const Rule = builder.objectRef<ShownRule>('ListeningRule').implement({
  description:
    'What is done with a message that begins a thread. The first rule of a channel that catches it decides.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    version: t.exposeInt('version', { description: 'What a change is made from.' }),
    words: t.expose('words', {
      type: ['String'],
      description: 'One of these is in it; empty: whatever it says.',
    }),
    without: t.expose('without', { type: ['String'], description: 'None of these is in it.' }),
    authors: t.expose('authors', {
      type: ['String'],
      description:
        'One of these wrote: addresses, handles, or @ with a domain; empty: whoever wrote, or the viewer does not see names.',
    }),
    hasHiddenAuthors: t.exposeBoolean('hasHiddenAuthors', {
      description: 'It asks for senders whom the viewer does not see.',
    }),
    language: t.exposeString('language', { nullable: true, description: 'ISO 639-1; null: any.' }),
    tone: t.exposeString('tone', {
      nullable: true,
      description: 'UPSET, NEUTRAL or GLAD; null: any.',
    }),
    minReach: t.exposeInt('minReach', { description: 'It reaches at least so many people.' }),
    isSpam: t.exposeBoolean('isSpam', { description: 'Is what it catches spam?' }),
    tags: t.expose('tags', { type: ['String'], description: 'Given to the thread.' }),
    severity: t.exposeInt('severity', {
      nullable: true,
      description: '1 to 3; null: as it came in.',
    }),
    assignee: t.field({
      type: Person,
      nullable: true,
      description: 'To whom the thread is assigned.',
      resolve: ({ assigneeId }) => assigneeId,
    }),
    desk: t.exposeString('desk', {
      description:
        'The unit that is the desk for this topic: one of its people who answer here gets the thread, in turn. Empty: none.',
    }),
    caught: t.exposeInt('caught', { description: 'How often it has decided.' }),
    trial: t.field({
      type: TrialType,
      description: 'What it would have caught lately, if no other rule were asked.',
      resolve: ({ trial }) => trial,
    }),
  }),
})

const RuleInput = builder.inputType('ListeningRuleInput', {
  description: 'A rule as it shall be; what is left out asks for nothing and changes nothing.',
  fields: (t) => ({
    name: t.string({ required: true }),
    words: t.stringList({ description: 'At most 50 words or phrases.' }),
    without: t.stringList(),
    authors: t.stringList(),
    language: t.string(),
    tone: t.string(),
    minReach: t.int(),
    isSpam: t.boolean(),
    tags: t.stringList(),
    severity: t.int(),
    assigneeId: t.id(),
    desk: t.string({ description: 'A unit; at most 80 characters.' }),
  }),
})
type Given = Record<string, unknown> & { assigneeId?: string | number | null }
const settingsOf = ({ assigneeId, ...input }: Given) => ({
  ...Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)),
  ...(assigneeId ? { assigneeId: numberOf(assigneeId, 'Person', 'assigneeId') } : {}),
})
const again = async (context: Context, id: number): Promise<ChannelRow> => {
  const [row] = await channelsByIds(context.db, [id])
  if (!row) throw new NotFound()
  return row
}
const channelId = (id: string | number) => numberOf(id, 'CustomerChannel', 'channelId')

builder.objectFields(Channel, (t) => ({
  rules: t.field({
    type: [Rule],
    complexity: { field: TRIAL },
    description:
      'Its message rules in the order in which they are asked, each with its trial; at most 50. None for whoever only notes there.',
    resolve: async (channel, _, context) => {
      const { viewer } = signedIn(context)
      if (!canSeeChannel(viewer, channel)) return []
      const rules = await rulesOf(context.db, [channel.id])
      const trials = await tryRules(context.db, viewer, channel.id, rules, momentOf(context))
      const seesData = canSeeData(viewer, channel.spaceId)
      return rules.map((rule, nth) => ({
        ...rule,
        authors: seesData ? rule.authors : [],
        hasHiddenAuthors: !seesData && rule.authors.length > 0,
        trial: trials[nth] as Trial,
      }))
    },
  }),
}))

builder.queryFields((t) => ({
  tryListeningRule: t.field({
    type: TrialType,
    complexity: TRIAL,
    description:
      'What a rule that is not saved would have caught in the last 30 days. With authors: for those who see names.',
    args: {
      channelId: t.arg.id({ required: true }),
      rule: t.arg({ type: RuleInput, required: true }),
    },
    resolve: async (_, args, context) => {
      const { viewer } = signedIn(context)
      const channel = await findChannel(context.db, viewer, channelId(args.channelId))
      const rule = parse(SaveRule, {
        ...settingsOf(args.rule as Given),
        channelId: channel.id,
      } as never)
      authorsFor(viewer, channel.spaceId, rule.authors)
      const [trial] = await tryRules(context.db, viewer, channel.id, [rule], momentOf(context))
      return trial as Trial
    },
  }),
}))

builder.mutationFields((t) => ({
  saveListeningRule: t.field({
    type: Channel,
    description: 'Adds a rule after the others, or changes one.',
    args: {
      channelId: t.arg.id({ required: true }),
      ruleId: t.arg.int({ description: 'Of the one that is changed.' }),
      version: t.arg.int({ description: 'The version of that one which was opened.' }),
      rule: t.arg({ type: RuleInput, required: true }),
    },
    resolve: async (_, args, context) => {
      const asked = {
        ...settingsOf(args.rule as Given),
        channelId: channelId(args.channelId),
        ...(args.ruleId == null ? {} : { ruleId: args.ruleId }),
        ...(args.version == null ? {} : { version: args.version }),
      }
      return again(context, (await saveRule(signedIn(context), asked as never)).id)
    },
  }),
  removeListeningRule: t.field({
    type: Channel,
    description: 'Removes a rule; what it has done stays.',
    args: { ruleId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) =>
      again(context, (await removeRule(signedIn(context), args)).id),
  }),
  raiseListeningRule: t.field({
    type: Channel,
    description: 'Puts a rule before the one above it.',
    args: { ruleId: t.arg.int({ required: true }) },
    resolve: async (_, args, context) =>
      again(context, (await raiseRule(signedIn(context), args)).id),
  }),
}))
