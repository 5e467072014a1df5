// The set-up, and the company as administrators change it.
import { env } from '#env.ts'
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { type Company, companyOf } from '#graphql/identity/company.ts'
import { Entrance } from '#graphql/identity/schema.ts'
import { type CheckListRow, checkListsOf } from './check-lists.ts'
import { SIGN_IN_WAYS, TEMPLATES } from './limits.ts'
import { isOpenSetUpLink, isSettingUp, isSetUp, recoveryEndsAt } from './links.ts'
import {
  beginSetUp,
  dismissCheckList,
  editCompany,
  makeFirstAdministrator,
  makeFirstPlaces,
  renewRecoveryLink,
  useRecoveryLink,
} from './service.ts'

const SignInWays = builder.enumType('SignInWays', {
  values: SIGN_IN_WAYS,
  description: 'How people come in: invited one by one, by the company’s single sign-on, or both.',
})
const SetUpTemplate = builder.enumType('SetUpTemplate', {
  values: TEMPLATES,
  description: 'A space with a board that a company may begin with.',
})

builder.objectFields(Entrance, (t) => ({
  isSetUp: t.boolean({
    description: 'False until there is an administrator: nobody can sign in yet.',
    resolve: async (_, __, { db }) => env.ATRIUM_DEMO || (await isSetUp(db)),
  }),
  isSettingUp: t.boolean({
    description: 'Is the browser that asks the one that sets the company up?',
    resolve: async (_, __, { db, browser }) => !(await isSetUp(db)) && isSettingUp(db, browser),
  }),
  isSetUpLink: t.boolean({
    description: 'Can the set-up be begun with this key of a link?',
    args: { key: t.arg.string({ required: true }) },
    resolve: async (_, { key }, { db }) => !(await isSetUp(db)) && isOpenSetUpLink(db, key),
  }),
  hasMailServer: t.boolean({
    description: 'False: mails are written to the data folder.',
    resolve: () => Boolean(env.SMTP_URL),
  }),
  accent: t.string({
    nullable: true,
    description: 'The company’s colour of what can be done, as #rrggbb; null: Atrium’s blue.',
    resolve: async (_, __, { db }) => (await companyOf(db)).accent,
  }),
  logoUrl: t.string({
    nullable: true,
    description: 'Address of the company’s logo; null: Atrium’s mark.',
    resolve: async (_, __, { db }) => (await companyOf(db)).logoUrl,
  }),
  signIn: t.field({
    type: SignInWays,
    description: 'How people come in.',
    resolve: async (_, __, { db }) => (await companyOf(db)).signIn,
  }),
}))

const CompanySettings = builder.objectRef<Company>('CompanySettings').implement({
  description: 'What administrators set for the whole company.',
  authScopes: { admin: true },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As it stands beside the logo.' }),
    accent: t.exposeString('accent', {
      nullable: true,
      description: '#rrggbb; null: Atrium’s blue.',
    }),
    logoUrl: t.exposeString('logoUrl', { nullable: true, description: 'Address of the logo.' }),
    signIn: t.expose('signIn', { type: SignInWays, description: 'How people come in.' }),
    version: t.exposeInt('version', { description: 'Give it back when editing.' }),
    hasMailServer: t.boolean({
      description: 'False: mails are written to the data folder, and links are shown to be copied.',
      resolve: () => Boolean(env.SMTP_URL),
    }),
    setUpAt: t.expose('setUpAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when there is an administrator; null: from before this was noted.',
    }),
    recoveryEndsAt: t.field({
      type: 'DateTime',
      nullable: true,
      complexity: STATEMENT,
      description: 'When the viewer’s recovery link ends; null: there is none.',
      resolve: (_, __, context) => recoveryEndsAt(context.db, signedIn(context).viewer.id),
    }),
  }),
})

const CheckListItem = builder.objectRef<CheckListRow['items'][number]>('CheckListItem').implement({
  description: 'One thing of a first week, done or not.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Which one.' }),
    url: t.exposeString('url', { description: 'Where it is done.' }),
    isDone: t.exposeBoolean('isDone', { description: 'Computed from what happened.' }),
  }),
})
const CheckList = builder.objectRef<CheckListRow>('CheckList').implement({
  description: 'The first week of an administrator or a newcomer.',
  fields: (t) => ({
    list: t.exposeString('list', { description: 'ADMINISTRATOR or NEWCOMER.' }),
    items: t.expose('items', { type: [CheckListItem], description: 'At most six.' }),
  }),
})

builder.queryFields((t) => ({
  company: t.field({
    type: CompanySettings,
    description: 'What is set for the whole company. For administrators.',
    authScopes: { admin: true },
    resolve: (_, __, { db }) => companyOf(db),
  }),
  checkLists: t.field({
    type: [CheckList],
    complexity: 2 * STATEMENT,
    description:
      'What the viewer’s first week still holds: none when it is over, done or dismissed.',
    resolve: (_, __, context) => checkListsOf(signedIn(context)),
  }),
}))

const CompanyInput = builder.inputType('CompanyInput', {
  description: 'What is left out stays.',
  fields: (t) => ({
    version: t.int({ description: 'The version that was opened.' }),
    name: t.string(),
    accent: t.string({
      description: '#rrggbb; empty: Atrium’s blue. Pale and grey ones are refused.',
    }),
    signIn: t.field({ type: SignInWays }),
    logo: t.string({ description: 'A PNG, JPEG or WebP as Base64; empty: Atrium’s mark.' }),
  }),
})
const FirstPlaceInput = builder.inputType('FirstPlaceInput', {
  description: 'A space and its board, to begin with.',
  fields: (t) => ({
    template: t.field({ type: SetUpTemplate, required: true }),
    space: t.string({ required: true, description: 'Its name.' }),
    board: t.string({ required: true, description: 'Its name.' }),
  }),
})

builder.mutationFields((t) => ({
  beginSetUp: t.boolean({
    skipTypeScopes: true,
    description: 'Begins the set-up in this browser, with the key of the printed link. Pages only.',
    args: { key: t.arg.string({ required: true }) },
    resolve: async (_, { key }, context) => {
      await beginSetUp(context, key)
      return true
    },
  }),
  editCompany: t.boolean({
    skipTypeScopes: true,
    description:
      'Changes the company’s name, look or ways to sign in. For administrators, and for the browser that sets it up.',
    args: { input: t.arg({ type: CompanyInput, required: true }) },
    resolve: async (_, { input }, context) => {
      await editCompany(context, input)
      return true
    },
  }),
  makeFirstAdministrator: t.string({
    skipTypeScopes: true,
    description:
      'Makes the first administrator, signs this browser in, and gives a recovery link, this once. Pages only.',
    args: { name: t.arg.string({ required: true }), email: t.arg.string({ required: true }) },
    resolve: (_, input, context) => makeFirstAdministrator(context, input),
  }),
  useRecoveryLink: t.boolean({
    skipTypeScopes: true,
    description: 'Signs the administrator of a recovery link in, and uses it up. Pages only.',
    args: { key: t.arg.string({ required: true }) },
    resolve: async (_, { key }, context) => {
      await useRecoveryLink(context, key)
      return true
    },
  }),
  renewRecoveryLink: t.string({
    description:
      'A new recovery link for the viewer, shown this once; the earlier one ends. For administrators.',
    resolve: (_, __, context) => renewRecoveryLink(signedIn(context)),
  }),
  makeFirstPlaces: t.int({
    description: 'Makes spaces, each with a board, and gives how many are new. For administrators.',
    args: { places: t.arg({ type: [FirstPlaceInput], required: true }) },
    resolve: (_, { places }, context) => makeFirstPlaces(signedIn(context), { places }),
  }),
  dismissCheckList: t.boolean({
    description: 'Hides a check list (ADMINISTRATOR or NEWCOMER) from the viewer for good.',
    args: { list: t.arg.string({ required: true }) },
    resolve: async (_, { list }, context) => {
      await dismissCheckList(signedIn(context), { list: list as 'NEWCOMER' })
      return true
    },
  }),
}))
