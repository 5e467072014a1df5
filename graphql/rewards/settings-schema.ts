// The switch of rewards and points as the API shows it: for administrators.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotFound } from '#graphql/errors.ts'
import { POINTS_PER_DAY } from './limits.ts'
import { canReadRewardSettings } from './policy.ts'
import { rewardSettings, type SettingsRow, sitesOfPeople } from './queries.ts'
import { setRewardSettings } from './service.ts'

const Site = builder
  .objectRef<{ site: string; people: number; isOff: boolean }>('RewardSite')
  .implement({
    description: 'A site of the company.',
    fields: (t) => ({
      site: t.exposeString('site'),
      people: t.exposeInt('people', { description: 'How many active people name it.' }),
      isOff: t.exposeBoolean('isOff', { description: 'Does nobody there get points or rewards?' }),
    }),
  })
const Settings = builder.objectRef<SettingsRow>('RewardSettings').implement({
  description: 'Whether rewards and points are on. For administrators.',
  fields: (t) => ({
    isOn: t.exposeBoolean('isOn'),
    pointsPerDay: t.exposeInt('pointsPerDay', {
      description: `The most points of one person on one day; ${POINTS_PER_DAY} unless said otherwise.`,
    }),
    sites: t.field({
      type: [Site],
      description: 'The sites of people, the largest first, and those that are off; at most 400.',
      complexity: STATEMENT,
      resolve: async ({ offSites }, _, context) => {
        const known = await sitesOfPeople(context.db)
        const empty = offSites.filter((site) => !known.some((one) => one.site === site))
        return [...known, ...empty.map((site) => ({ site, people: 0 }))].map((one) => ({
          ...one,
          isOff: offSites.includes(one.site),
        }))
      },
    }),
  }),
})
builder.queryFields((t) => ({
  rewardSettings: t.field({
    type: Settings,
    description: 'Whether rewards and points are on. NOT_FOUND for others than administrators.',
    complexity: STATEMENT,
    resolve: (_, __, context) => {
      if (!canReadRewardSettings(signedIn(context).viewer)) throw new NotFound()
      return rewardSettings(context.db)
    },
  }),
}))

builder.mutationFields((t) => ({
  setRewardSettings: t.field({
    type: Settings,
    description:
      'Switches rewards and points on or off; points of whoever gets none are deleted. For administrators.',
    args: {
      isOn: t.arg.boolean({ required: true }),
      offSites: t.arg.stringList({
        required: true,
        description: 'Where nobody gets any, as profiles name the sites; at most 200.',
      }),
      pointsPerDay: t.arg.int({ required: true, description: 'From 1 to 1,000.' }),
    },
    resolve: async (_, args, context) => {
      await setRewardSettings(signedIn(context), args)
      return rewardSettings(context.db)
    },
  }),
}))
