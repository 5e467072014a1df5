// The lists that the browser's forms and the server's check share. No library: pages load this file.

export const LANGUAGES = ['en', 'nl', 'pt', 'pl', 'de', 'es', 'fr'] as const
