// What forms and checks share. In characters.
export const FIELD_NAME_LENGTH = 40
export const FIELD_HELP_LENGTH = 120
export const VALUE_LENGTH = 200
/** More than that nobody keeps up to date. */
export const MAX_FIELDS = 20
