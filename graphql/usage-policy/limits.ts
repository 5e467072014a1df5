// What the browser's forms and the server share. No library: pages load this file.

export const POLICY_LENGTH = 20_000
