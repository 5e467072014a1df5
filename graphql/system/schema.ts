import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { whySearchIsLimited } from '#graphql/search/engine-state.ts'
import { canReadHealth } from './policy.ts'
import {
  type FailedJobRow,
  type Figures,
  failedJobs,
  figures,
  type IndexedKind,
  indexedKinds,
  isRebuilding,
  type JobKindRow,
  jobKinds,
} from './queries.ts'
import { discardJob, rebuildSearch, retryJobs, sendTestMail } from './service.ts'

const JobKind = builder.objectRef<JobKindRow>('JobKind').implement({
  description: 'Jobs of one kind in the queue.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the code.' }),
    waiting: t.exposeInt('waiting', { description: 'Not tried yet.' }),
    running: t.exposeInt('running', { description: 'Under way now.' }),
    failed: t.exposeInt('failed', { description: 'Whose last try failed.' }),
    oldestAt: t.expose('oldestAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the oldest that is due waits; null: none is due.',
    }),
  }),
})
const FailedJob = builder.objectRef<FailedJobRow>('FailedJob').implement({
  description: 'A job whose last try failed.',
  fields: (t) => ({
    number: t.exposeString('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'Its kind.' }),
    error: t.exposeString('error', { description: 'What went wrong, at most 300 characters.' }),
    tries: t.exposeInt('tries', { description: 'How often it was tried.' }),
    nextAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again; null: never.',
      resolve: ({ tries, maxTries, nextAt }) => (tries < maxTries ? nextAt : null),
    }),
  }),
})
const IndexedKindType = builder.objectRef<IndexedKind>('IndexedKind').implement({
  description: 'Documents of one kind in the search index.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'The kind of document.' }),
    documents: t.exposeInt('documents', { description: 'How many.' }),
  }),
})
const SystemHealth = builder.objectRef<Figures>('SystemHealth').implement({
  description: 'How the installation is.',
  fields: (t) => ({
    activeNow: t.exposeInt('activeNow', { description: 'People active in the last minutes.' }),
    activeToday: t.exposeInt('activeToday', { description: 'People active in the last 24 hours.' }),
    databaseBytes: t.exposeFloat('databaseBytes', {
      description: 'Size of the database, in bytes.',
    }),
    mailsSent: t.exposeInt('mailsSent', { description: 'Mails sent in the last 24 hours.' }),
    mailsWaiting: t.exposeInt('mailsWaiting', {
      description: 'Mails of the last 24 hours that wait for their first try.',
    }),
    mailsFailed: t.exposeInt('mailsFailed', {
      description: 'Mails of the last 24 hours that the mail server did not take.',
    }),
    jobs: t.field({
      type: [JobKind],
      description: 'What is in the queue, by kind, at most 100.',
      complexity: STATEMENT,
      resolve: (_, _args, context) => jobKinds(context.db, momentOf(context)),
    }),
    failedJobs: t.field({
      type: [FailedJob],
      description: 'Jobs whose last try failed, latest first, at most 50.',
      complexity: STATEMENT,
      resolve: (_, _args, context) => failedJobs(context.db),
    }),
    index: t.field({
      type: [IndexedKindType],
      description: 'The search index by kind of document.',
      complexity: STATEMENT,
      resolve: (_, _args, context) => indexedKinds(context.db),
    }),
    isRebuilding: t.boolean({
      description: 'Is the search index being made anew?',
      complexity: STATEMENT,
      resolve: (_, _args, context) => isRebuilding(context.db),
    }),
    searchProblem: t.string({
      nullable: true,
      description: 'Why search is limited; null: it is not.',
      resolve: () => whySearchIsLimited(),
    }),
  }),
})

builder.queryFields((t) => ({
  systemHealth: t.field({
    type: SystemHealth,
    description:
      'How the installation is. Errors: NOT_ALLOWED for whoever does not read the pages of administrators.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => {
      if (!canReadHealth(signedIn(context).viewer)) throw new NotAllowed()
      return figures(context.db, momentOf(context))
    },
  }),
}))

const jobId = (number: string): string => {
  if (!/^\d{1,18}$/.test(number)) throw new NotFound()
  return number
}

builder.mutationFields((t) => ({
  retryJobs: t.int({
    description:
      'Tries a failed job again now, or all that are listed. Gives how many. Errors: NOT_ALLOWED, NOT_FOUND where none has failed.',
    args: { number: t.arg.string({ description: '`FailedJob.number`; without: all.' }) },
    resolve: async (_, { number }, context) =>
      (await retryJobs(signedIn(context), number ? jobId(number) : null)).jobs as number,
  }),
  discardJob: t.boolean({
    description:
      'Takes a failed job out of the queue: what it should have done is not done. Errors: NOT_ALLOWED, NOT_FOUND.',
    args: { number: t.arg.string({ required: true, description: '`FailedJob.number`.' }) },
    resolve: async (_, { number }, context) =>
      Boolean(await discardJob(signedIn(context), jobId(number))),
  }),
  rebuildSearchIndex: t.boolean({
    description:
      'Makes the search index anew from the database, soon; search stays up meanwhile. Errors: NOT_ALLOWED.',
    resolve: async (_, _args, context) => Boolean(await rebuildSearch(signedIn(context))),
  }),
  sendTestMail: t.string({
    nullable: true,
    description:
      'Sends the viewer a mail at once. Gives what went wrong; null: the mail server took it. Errors: NOT_ALLOWED.',
    resolve: (_, _args, context) => sendTestMail(signedIn(context)),
  }),
}))
