// The fields of an idea that its open page asks anew after a hint; the page's own document asks the same ones.
export const IDEA_CHANGES =
  'status statusLabel statusStep statusSteps statusAt respondedAt responsesChangedAt board { isArchived }'
