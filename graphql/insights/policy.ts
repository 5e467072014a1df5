// Who sees and shapes insights. Pure. Which quotes somebody sees is the rule of the threads they come from.
import type { Viewer } from '#graphql/context.ts'
import { canWork, worksAnywhere } from '#graphql/customers/policy.ts'
import type { PostFacts } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'

/** Themes, tones and numbers: those whose role reads threads, in the spaces where it does. */
export const canSeeInsights = (viewer: Viewer): boolean => worksAnywhere(viewer)

/** Taking a quote out of a thread, correcting its tone, saying what it means. */
export const canCapture = (viewer: Viewer, thread: PostFacts): boolean => canWork(viewer, thread)

/** Naming, merging, splitting and linking themes whose quotes they see. */
export const canShapeThemes = (viewer: Viewer): boolean =>
  canSeeInsights(viewer) &&
  viewer.spaceIds.some(
    (id) => may(viewer, 'ANSWER_CUSTOMERS', id) && !viewer.archivedIds.includes(id),
  )

/** Changing a theme of which they do not see every quote: who works on threads of the whole company. */
export const canShapeAnyTheme = (viewer: Viewer): boolean => may(viewer, 'ANSWER_CUSTOMERS')

/** What stands in the company's calendar: read by all who see insights, kept by those who shape themes. */
export const canKeepCalendar = canShapeThemes
