// What programs may ask at once, for whoever writes one.
import { builder, signedIn } from '#graphql/builder.ts'
import { BUDGET, LIMITS, MAX_COST, MAX_FIELDS } from '#graphql/cost.ts'
import { NotFound } from '#graphql/errors.ts'
import { MAX_WRITES } from '#graphql/write.ts'
import { canHaveTokens } from './policy.ts'

const shown = {
  characters: { value: LIMITS.text, description: 'How long a document is at most, in characters.' },
  depth: {
    value: LIMITS.depth,
    description: 'How many fields stand inside of each other at most.',
  },
  tokens: { value: LIMITS.tokens, description: 'How many words and marks a document has at most.' },
  aliases: { value: LIMITS.aliases, description: 'How many aliases a document has at most.' },
  fields: { value: MAX_FIELDS, description: 'How many fields a document asks for at most.' },
  cost: {
    value: MAX_COST,
    description:
      'What a document costs at most: its fields, times the rows of the lists around them.',
  },
  costPerMinute: {
    value: BUDGET,
    description: 'What all documents of one account cost at most in a minute.',
  },
  changesPerMinute: {
    value: MAX_WRITES,
    description: 'How many changes one account makes at most in a minute.',
  },
}

const ApiLimits = builder.objectRef<typeof shown>('ApiLimits').implement({
  description: 'What a program may ask of this endpoint.',
  fields: (t) => ({
    characters: t.int({
      description: shown.characters.description,
      resolve: (limits) => limits.characters.value,
    }),
    depth: t.int({ description: shown.depth.description, resolve: (limits) => limits.depth.value }),
    tokens: t.int({
      description: shown.tokens.description,
      resolve: (limits) => limits.tokens.value,
    }),
    aliases: t.int({
      description: shown.aliases.description,
      resolve: (limits) => limits.aliases.value,
    }),
    fields: t.int({
      description: shown.fields.description,
      resolve: (limits) => limits.fields.value,
    }),
    cost: t.int({ description: shown.cost.description, resolve: (limits) => limits.cost.value }),
    costPerMinute: t.int({
      description: shown.costPerMinute.description,
      resolve: (limits) => limits.costPerMinute.value,
    }),
    changesPerMinute: t.int({
      description: shown.changesPerMinute.description,
      resolve: (limits) => limits.changesPerMinute.value,
    }),
  }),
})

builder.queryField('apiLimits', (t) =>
  t.field({
    type: ApiLimits,
    description:
      'What a program may ask at once, for those who can have tokens, in a browser. NOT_FOUND for everybody else.',
    resolve: (_, __, context) => {
      if (!canHaveTokens(signedIn(context).viewer)) throw new NotFound()
      return shown
    },
  }),
)
