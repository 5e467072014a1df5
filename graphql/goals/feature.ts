// Goals: what the company wants to reach, with the challenges that serve it, or without.
import { feature, namesOf } from '#graphql/define.ts'
import { goalsMessages } from '#messages/goals.ts'
import { handOverGoals, ownedGoals } from './leaving.ts'
import { goalsByIds } from './queries.ts'
import './schema.ts'

const say = goalsMessages.message

export const goals = feature({
  name: 'goals',
  logTopics: { goal: say('event.topic') },
  named: {
    goal: {
      ids: ['goalId'],
      find: async (db, viewer, ids) =>
        namesOf(await goalsByIds(db, viewer, ids), ({ id, title }) => ({
          text: title,
          path: `/goals/${id}`,
        })),
      hidden: say('event.hidden'),
    },
  },
  leaving: {
    'Goal.ownerId': {
      label: (count) => say('owned', { count }),
      list: ownedGoals,
      handOver: handOverGoals,
    },
    'ChallengeGoal.byId': { stays: 'who said that it serves the goal' },
  },
})
