// What other kinds of post show on the page of an idea, as sections.ts does elsewhere. Apart, for the page of an idea is the
// heaviest.
import { type ComponentType, createElement } from 'react'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { EnteredIn, IdeaEntries, Promoted } from '#app/routes/challenges/entered-in.tsx'
import { IdeaTeam, TeamOfIdea } from '#app/routes/teams/team-of-idea.tsx'
import { CustomerThemes, CustomerThemesFields } from './customer-themes.tsx'

/** Asked for by the page of an idea. */
export const IdeaSectionFields = graphql(
  `fragment IdeaSectionFields on Idea { ...IdeaEntries ...IdeaTeam ...CustomerThemesFields }`,
  [IdeaEntries, IdeaTeam, CustomerThemesFields],
)
/** Where an idea belongs beside its board and space: items of a list. */
export const IDEA_SECTIONS: readonly ComponentType<{
  idea: ResultOf<typeof IdeaSectionFields>
}>[] = [EnteredIn, Promoted, TeamOfIdea, HeardFromCustomers]

function HeardFromCustomers({ idea }: { idea: ResultOf<typeof IdeaSectionFields> }) {
  return createElement(CustomerThemes, idea)
}
