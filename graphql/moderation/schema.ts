import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { pathOfPost } from '#graphql/post-kinds.ts'
import { postNumber } from '#graphql/posts/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { moderatesAnywhere } from './deciders.ts'
import { OUTCOMES, REPORT_REASONS } from './limits.ts'
import {
  type CaseRow,
  caseFor,
  countOpenCases,
  decidedCases,
  type OwnCaseRow,
  openCases,
  ownCases,
  type ReportRow,
  reportsOf,
} from './queries.ts'
import { decideCase, report, reportTarget, type Target } from './service.ts'

const ReportReason = builder.enumType('ReportReason', {
  description: 'Why something was reported.',
  values: REPORT_REASONS,
})
const ModerationOutcome = builder.enumType('ModerationOutcome', {
  description:
    'KEPT: nothing was wrong. WARNED: the author was warned. HIDDEN: only the author and moderators see it. REMOVED: nobody sees it.',
  values: OUTCOMES,
})

const reports = loaderOf<number, ReportRow[]>(async (ids, { db }) => {
  const rows = await reportsOf(db, ids)
  return ids.map((id) => rows.filter(({ caseId }) => caseId === id))
})

const Report = builder.objectRef<ReportRow>('Report').implement({
  description: 'What one person said about what they reported. For moderators.',
  fields: (t) => ({
    reporter: t.field({
      type: Person,
      description: 'Who reported it.',
      resolve: ({ reporterId }) => reporterId,
    }),
    reason: t.expose('reason', { type: ReportReason, description: 'Why.' }),
    note: t.exposeString('note', { description: 'In their words; may be empty.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})

const Case = builder.objectRef<CaseRow>('ModerationCase').implement({
  description: 'A post or a comment that was reported. For the moderators of its space.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    isComment: t.boolean({
      description: 'Is it about a comment, and not the post itself?',
      resolve: ({ commentId }) => commentId !== null,
    }),
    path: t.string({
      description: 'Where the reported words stand.',
      resolve: ({ kind, postId, commentId }) => pathOfPost(kind, postId, commentId),
    }),
    postNumber: t.exposeInt('postId', { description: 'The number of its post.' }),
    space: t.field({
      type: Space,
      description: 'The space it stands in.',
      resolve: ({ spaceId }) => spaceId,
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Who wrote it; null for a name that an import brought and for a sealed author.',
      resolve: ({ authorId }) => authorId,
    }),
    evidence: t.exposeString('evidence', {
      description:
        'The title of the post and the reported words, as they were at the first report.',
    }),
    evidenceHash: t.exposeString('evidenceHash', {
      description: 'SHA-256 of the evidence, in hex; the log of events has the same.',
    }),
    severity: t.exposeInt('severity', {
      description:
        '3: a threat; 2: harassment, something confidential or against the law; 1: the rest.',
    }),
    reportCount: t.exposeInt('reportCount', { description: 'How many people reported it.' }),
    reports: t.field({
      type: [Report],
      description: 'Their reports, oldest first, at most 20.',
      resolve: ({ id }, _, context) => reports(context).load(id),
    }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      description: 'When it was first reported.',
    }),
    outcome: t.expose('outcome', {
      type: ModerationOutcome,
      nullable: true,
      description: 'What was decided; null: nothing yet.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'What the author and the reporters were told.',
    }),
    rule: t.expose('rule', {
      type: ReportReason,
      nullable: true,
      description: 'Which rule was broken; null: none, or nothing was decided.',
    }),
    decidedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who decided.',
      resolve: ({ decidedById }) => decidedById,
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided.',
    }),
  }),
})

const OwnCase = builder.objectRef<OwnCaseRow>('OwnModerationCase').implement({
  description: 'What the viewer reported, or what was decided about their own words.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    isReporter: t.exposeBoolean('isReporter', { description: 'Did the viewer report it?' }),
    evidence: t.exposeString('evidence', { description: 'The words, as they were reported.' }),
    outcome: t.expose('outcome', {
      type: ModerationOutcome,
      nullable: true,
      description: 'What was decided; null: nothing yet.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why.' }),
    rule: t.expose('rule', {
      type: ReportReason,
      nullable: true,
      description: 'Which rule was broken; null: none, or nothing was decided.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was reported, or decided.' }),
  }),
})

const ReportTarget = builder.objectRef<Target>('ReportTarget').implement({
  description: 'What the viewer is about to report.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'The title of the post.' }),
    path: t.exposeString('path', { description: 'Where it stands.' }),
  }),
})

builder.queryFields((t) => ({
  reportTarget: t.field({
    type: ReportTarget,
    description:
      'A post, or a comment under it, that the viewer may report. Errors: NOT_FOUND, NOT_ALLOWED for what the viewer wrote.',
    args: { postId: t.arg.id({ required: true }), commentId: t.arg.id() },
    resolve: (_, { postId, commentId }, context) =>
      reportTarget(
        context.db,
        signedIn(context).viewer,
        postNumber(postId),
        commentId ? numberOf(commentId, 'Comment', 'commentId') : null,
      ),
  }),
  viewerModerates: t.boolean({
    description: 'Is there a space on whose reports the viewer decides?',
    resolve: (_, _args, context) => moderatesAnywhere(signedIn(context).viewer),
  }),
  openCaseCount: t.int({
    description: 'How many cases wait for the viewer to decide.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => countOpenCases(context.db, signedIn(context).viewer),
  }),
  openCases: t.connection({
    type: Case,
    description:
      'What was reported in spaces where the viewer decides: the gravest first, then what most people reported, then the oldest.',
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int', 'int', 'int')
      const rows = await openCases(context.db, signedIn(context).viewer, wanted, key ?? null)
      return connectionOf(rows, wanted, key === null, (row) => [
        row.severity,
        row.reportCount,
        row.id,
      ])
    },
  }),
  decidedCases: t.connection({
    type: Case,
    description: 'What was decided in spaces where the viewer decides, latest first.',
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'moment', 'int')
      const rows = await decidedCases(context.db, signedIn(context).viewer, wanted, key ?? null)
      return connectionOf(rows, wanted, key === null, (row) => [
        (row.decidedAt as Date).toISOString(),
        row.id,
      ])
    },
  }),
  moderationCase: t.field({
    type: Case,
    description: 'One case. Errors: NOT_FOUND for whoever does not decide on it.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) =>
      (
        await orNotFound([await caseFor(context.db, signedIn(context).viewer, number)])
      )[0] as CaseRow,
  }),
  ownCases: t.field({
    type: [OwnCase],
    description:
      'What the viewer reported, and what was decided about words under their name, latest first, at most 50.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => ownCases(context.db, signedIn(context).viewer),
  }),
}))

const ReportInput = builder.inputType('ReportInput', {
  description: 'A report of a post, or of a comment under it.',
  fields: (t) => ({
    postId: t.id({ required: true, description: 'The post.' }),
    commentId: t.id({ description: 'A comment under it; without: the post itself.' }),
    reason: t.field({ type: ReportReason, required: true, description: 'Why.' }),
    note: t.string({ required: true, description: 'At most 1,000 characters; may be empty.' }),
  }),
})

builder.mutationFields((t) => ({
  report: t.boolean({
    description:
      'Reports a post or a comment to the moderators of its space; a second report of the same person changes nothing while the first is open. Errors: INVALID, NOT_FOUND, NOT_ALLOWED for what the viewer wrote.',
    args: { input: t.arg({ type: ReportInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const { postId, commentId, reason, note } = input
      await report(signedIn(context), {
        postId: postNumber(postId),
        commentId: commentId ? numberOf(commentId, 'Comment', 'commentId') : null,
        reason,
        note,
      })
      return true
    },
  }),
  decideCase: t.field({
    type: Case,
    description:
      'Decides on a case, or decides anew; the author and the reporters are told, with the reason (3 to 1,000 characters). Errors: INVALID, NOT_FOUND (also for one’s own words), CONFLICT for a comment that was deleted.',
    args: {
      number: t.arg.int({ required: true }),
      outcome: t.arg({ type: ModerationOutcome, required: true }),
      reason: t.arg.string({ required: true }),
      rule: t.arg({
        type: ReportReason,
        description: 'Which rule was broken; without it the gravest that was reported.',
      }),
    },
    resolve: async (_, { number, outcome, reason, rule }, context) => {
      await decideCase(signedIn(context), { caseId: number, outcome, reason, rule })
      return (
        await orNotFound([await caseFor(context.db, signedIn(context).viewer, number)])
      )[0] as CaseRow
    },
  }),
}))
