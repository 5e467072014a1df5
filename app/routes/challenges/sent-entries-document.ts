import { graphql, type ResultOf } from '#app/graphql.ts'

export const EntryFormPage = graphql(`
  query EntryFormPage($id: ID!, $after: String) {
    challenge(id: $id) {
      number path title language viewerCanRunForm
      entryForm { url openedAt }
      sentEntries(first: 20, after: $after) {
        edges { node { number title body name pictureUrl sentAt } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
export type EntryFormData = NonNullable<ResultOf<typeof EntryFormPage>['challenge']>
export type SentEntry = EntryFormData['sentEntries']['edges'][number]['node']

export const EntryCode = graphql(`
  query EntryCode($id: ID!) { challenge(id: $id) { entryForm { codeSvg } } }
`)
export const OpenEntryForm = graphql(`
  mutation OpenEntryForm($id: ID!) { openEntryForm(challengeId: $id) { number } }
`)
export const CloseEntryForm = graphql(`
  mutation CloseEntryForm($id: ID!) { closeEntryForm(challengeId: $id) { number } }
`)
export const DecideSentEntry = graphql(`
  mutation DecideSentEntry($number: Int!, $accepts: Boolean!) {
    decideSentEntry(number: $number, accepts: $accepts) { number }
  }
`)
