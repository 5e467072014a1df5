// The proofs of quality: which tests prove each, with its target. What tests prove anyway is not written a second time.

export type Proof = {
  id: string
  what: string
  target: string
  /** Files of tests: `*.test.ts` of the server, `*.spec.ts` of the browser. */
  files: string[]
  /** Of these files only tests with such a title; without, all. */
  titles?: RegExp
}

const ACCESS = 'proof/access/access.test.ts'
const ENDPOINT = 'proof/endpoint/endpoint.test.ts'
const UNSEEN = 'proof/access/unseen.test.ts'

export const PROOFS: readonly Proof[] = [
  {
    id: 'B1',
    what: 'fields and mutations × personas × states',
    target: '0 leaks, 0 false denials',
    files: [ACCESS],
  },
  {
    id: 'B2',
    what: 'two worlds that differ in what may not be seen',
    target: '0 differences',
    files: [UNSEEN, 'graphql/sealed-leaks.test.ts'],
    titles: /two worlds|without a name|sealed|nobody is shown|names nobody|on the disk/i,
  },
  {
    id: 'B3',
    what: 'unseen and missing are answered alike',
    target: '0 differences',
    files: [UNSEEN],
    titles: /does not exist/,
  },
  {
    id: 'B4',
    what: 'mass assignment',
    target: '0 accepted',
    files: [UNSEEN],
    titles: /name of a column/,
  },
  {
    id: 'B5',
    what: 'routes by every method, signed out and with another role',
    target: '0 protected bytes, no 5xx',
    files: ['e2e/methods.spec.ts', 'e2e/access.spec.ts'],
  },
  {
    id: 'B6',
    what: 'access that ends, during traffic',
    target: '0 later answers, 0 frames',
    files: [
      'graphql/realtime.test.ts',
      'graphql/attachments/download.test.ts',
      'graphql/people/leaving.test.ts',
    ],
    titles: /left|taken out|signing out|while they are let in|dies with access|two hundred/i,
  },
  {
    id: 'B7',
    what: 'each rule of visibility said two ways, for a generated company',
    target: '0 differences',
    files: ['graphql/visibility.test.ts'],
  },
  {
    id: 'C1',
    what: 'malformed documents and bodies',
    target: '0 × 5xx',
    files: [ENDPOINT],
    titles: /nobody can mean/,
  },
  {
    id: 'C2',
    what: 'known attack shapes',
    target: '100 % refused',
    files: ['graphql/yoga.test.ts'],
    titles: /too much|nobody can mean|Lists in lists|dear questions/,
  },
  {
    id: 'C3',
    what: 'every list costs as many statements for 2 rows as for 10',
    target: 'growth 0',
    files: ['graphql/statements.test.ts'],
  },
  {
    id: 'C4',
    what: 'writes from other origins and by forms',
    target: '0 changes',
    files: ['graphql/proxies.test.ts', 'graphql/yoga.test.ts'],
    titles: /only its origin writes|A page of another host/,
  },
  {
    id: 'C5',
    what: 'a closed schema for strangers',
    target: '0 names of the schema',
    files: ['graphql/yoga.test.ts'],
    titles: /stranger learns nothing/,
  },
  {
    id: 'C6',
    what: 'guesses packed in one request',
    target: 'each counts',
    files: [
      'graphql/yoga.test.ts',
      'graphql/sign-in/password.test.ts',
      'graphql/sign-in/badges.test.ts',
    ],
    titles: /however many calls|guesses are counted|tries are counted/,
  },
  {
    id: 'C7',
    what: 'a failure in one resolver after the other',
    target: '0 answers with its words',
    files: [ENDPOINT],
    titles: /told to nobody/,
  },
  {
    id: 'D1',
    what: 'sign-on: a real service, and hostile ones',
    target: '0 sessions',
    files: ['graphql/sign-in/real-provider.test.ts', 'graphql/sign-in/hostile.test.ts'],
  },
  {
    id: 'D2',
    what: 'SCIM: what RFC 7644, Entra and Okta send',
    target: '0 failures',
    files: ['graphql/scim/scim.test.ts'],
  },
  {
    id: 'D3',
    what: '200 people who leave at once',
    target: '0 survivors',
    files: ['graphql/people/leaving.test.ts'],
    titles: /two hundred|open nothing any longer/,
  },
  {
    id: 'D4',
    what: 'a directory of 1,000 people, synchronised twice',
    target: '0 rows changed',
    files: ['graphql/scim/scim.test.ts'],
    titles: /1,000 people/,
  },
  {
    id: 'D5',
    what: 'sessions: cookies, ids, limits, ending',
    target: '100 %',
    files: ['graphql/identity/session-limits.test.ts', 'graphql/identity/sessions.test.ts'],
  },
  {
    id: 'D6',
    what: 'guesses over addresses, processes and restarts',
    target: 'at most the limit',
    files: ['graphql/proxies.test.ts', 'graphql/sign-in/badges.test.ts'],
    titles: /counted over processes|behind a proxy|open sessions go on/,
  },
  {
    id: 'D7',
    what: 'secrets in logs and in the log of events',
    target: '0 found',
    files: [
      'bin/log.test.ts',
      'graphql/guards.test.ts',
      'graphql/sign-in/links.test.ts',
      'graphql/sign-in/password.test.ts',
    ],
    titles:
      /secrets do not reach|in no line of the log|what the database holds|nothing of it can be read/,
  },
  {
    id: 'D8',
    what: 'tokens: hashed, scoped, shown once, ending',
    target: '100 % of other calls refused',
    files: ['graphql/tokens/tokens.test.ts', ACCESS],
  },
  {
    id: 'I7',
    what: 'the log: one changed byte, one missing row, the server’s own database user',
    target: '100 % found',
    files: ['graphql/audit/verify.test.ts'],
  },
]
