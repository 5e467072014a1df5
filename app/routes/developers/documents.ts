/** Documents to begin with, each with variables that fit it. */
export const DOCUMENTS = [
  ['viewer', '{ viewer { number name roles { role } } }', ''],
  [
    'search',
    'query Find($query: String!) {\n  search(query: $query, first: 10) { hits { title url snippet } }\n}',
    '{ "query": "noise" }',
  ],
  [
    'ideas',
    'query Latest($after: String) {\n  ideas(first: 20, sort: NEWEST, after: $after) {\n    edges { node { number title status supportCount } }\n    pageInfo { hasNextPage endCursor }\n  }\n}',
    '{ "after": null }',
  ],
  [
    'comment',
    'mutation Say($post: ID!, $body: String!) {\n  postComment(input: { postId: $post, body: $body }) { number path }\n}',
    '{ "post": "1", "body": "Seen by the script." }',
  ],
] as const
export type DocumentName = (typeof DOCUMENTS)[number][0]
