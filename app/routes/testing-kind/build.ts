/** Does this build carry the pages of the kind of post that only tests know? Never one that is served to people. */
// biome-ignore lint/style/noProcessEnv: read when the pages are built, not when they are served
export const isBuiltForTests = process.env.ATRIUM_TESTING_KIND === '1'

/** The same for the code of the pages, whose builder drops what is never reached. */
export const define = { 'import.meta.env.ATRIUM_TESTING_KIND': String(isBuiltForTests) }
