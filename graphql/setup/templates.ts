// The spaces and boards a company may begin with, worded in the language of whoever begins.
import type { Language } from '#messages/engine/languages.ts'
import { placesMessages } from '#messages/places.ts'
import type { Template } from './limits.ts'

/** Working days to a first response, which a board promises. */
const RESPONSE_DAYS: Record<Template, number> = {
  improve: 5,
  workplace: 10,
  customers: 5,
  products: 10,
}

/** What a template says of its space and its board, beside the names that may be changed. */
export const wordsOf = (template: Template, language: Language) => {
  const t = placesMessages.in(language)
  return {
    spaceAbout: t(`spaceAbout.${template}`),
    boardAbout: t(`boardAbout.${template}`),
    responseDays: RESPONSE_DAYS[template],
  }
}
