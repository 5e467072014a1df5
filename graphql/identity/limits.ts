/** What the scripts of a page say with all they write: the number of the person whose page it is. */
export const PAGE_HEADER = 'x-atrium-person'
/** The same as the first field of a form that the browser sends by itself. */
export const PAGE_FIELD = 'pageOf'
/** Of an answer: the page is another person's than the session. */
export const PERSON_CHANGED = 'x-atrium-person-changed'
// What the browser's forms and the server share. No library: pages load this file.

/** What the company is called before anybody has named it. */
export const UNNAMED = 'Atrium'
