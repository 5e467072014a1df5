// Which pages are asked for again after a form. A file of its own: the frame around every page needs it.

/** Was a form answered with all that it changed? Then neither its page nor the frame around it is asked for again. */
const keepsPage = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'keepsPage' in answer &&
  answer.keepsPage === true

type Revalidation = { actionResult?: unknown; defaultShouldRevalidate: boolean }

/** `shouldRevalidate` of a page whose forms say themselves what they change. */
export const unlessAnswered = ({ actionResult, defaultShouldRevalidate }: Revalidation): boolean =>
  !keepsPage(actionResult) && defaultShouldRevalidate
