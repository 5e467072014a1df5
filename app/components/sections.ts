// What kinds of post show on pages that are not theirs. A kind has its piece in its own folder, with the fragment that it
// asks for, and a line here.
import type { ComponentType } from 'react'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { KnowsAbout, PersonExpertise } from '#app/routes/experts/knows-about.tsx'
import { BoardsOfSpace, SpaceBoards } from '#app/routes/ideas/boards-of-space.tsx'
import { FieldsOfPerson, PersonFields } from '#app/routes/people/fields-of-person.tsx'
import { PinnedInSpace, SpacePinned } from '#app/routes/posts/pinned-in-space.tsx'
import { AskThem, PersonToAsk } from '#app/routes/questions/ask-them.tsx'
import { PersonReused, Reused } from '#app/routes/questions/reused.tsx'
import { QuietNotice, SpaceQuiet } from '#app/routes/spaces/quiet-notice.tsx'
import { PersonTeams, TeamsOfPerson } from '#app/routes/teams/teams-of-person.tsx'

/** Asked for by the page of a space. A document that spreads it declares $boards. */
export const SpaceSectionFields = graphql(
  `fragment SpaceSectionFields on Space { ...SpaceQuiet ...SpacePinned ...SpaceBoards }`,
  [SpaceQuiet, SpacePinned, SpaceBoards],
)
/** What stands in a space, above its members. */
export const SPACE_SECTIONS: readonly ComponentType<{
  space: ResultOf<typeof SpaceSectionFields>
}>[] = [QuietNotice, PinnedInSpace, BoardsOfSpace]

/** Shown on the page of a tag. */
export { TagCampaign, TagCampaignFields } from '#app/routes/challenges/tag-campaign.tsx'

/** A board in the lists of administrators. */
export { AdminBoardFields, BoardRow, BoardsHead } from '#app/routes/ideas/admin-board-row.tsx'
export { ArchiveBoard } from '#app/routes/ideas/archive-board.tsx'

/** Asked for by the page of a person. */
export const PersonSectionFields = graphql(
  `fragment PersonSectionFields on Person { ...PersonToAsk ...PersonFields ...PersonReused ...PersonExpertise ...PersonTeams }`,
  [PersonToAsk, PersonFields, PersonReused, PersonExpertise, PersonTeams],
)
/** What can be done about a person, in the head of their page. */
export const PERSON_ACTIONS: readonly ComponentType<{
  person: ResultOf<typeof PersonSectionFields>
}>[] = [AskThem]
/** What stands on the page of a person, above their posts. */
export const PERSON_SECTIONS: readonly ComponentType<{
  person: ResultOf<typeof PersonSectionFields>
}>[] = [FieldsOfPerson, Reused, KnowsAbout, TeamsOfPerson]
