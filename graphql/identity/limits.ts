// What the browser's forms and the server share. No library: pages load this file.

/** What the company is called before anybody has named it. */
export const UNNAMED = 'Atrium'
