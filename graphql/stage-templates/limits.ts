// What pages about stage templates and the server share. No library: pages load this file.

export const TEMPLATE_NAME_LENGTH = 60
/** Templates of one person. */
export const MAX_TEMPLATES = 20
/** Those that everybody has. */
export const BUILT_IN_TEMPLATES = ['full', 'short', 'vote', 'jury'] as const
export type BuiltInTemplate = (typeof BUILT_IN_TEMPLATES)[number]
