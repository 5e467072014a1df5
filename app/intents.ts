// The forms of a page, each declared once: the mutation, how the form is read, what it answers and what it changes.
import type { TadaDocumentNode } from 'gql.tada'
import { redirect } from 'react-router'
import type { Atrium } from './atrium.ts'
import { type FormWithFiles, formWithFiles, keptFiles } from './form-files.ts'
import { done, isDocument, refused, refuseField, refuseFields, unknownForm } from './forms.ts'

/** A form as an intent reads it. */
export type Sent = {
  gateway: Pick<Atrium, 'ask' | 'submit' | 'readForm' | 'language'>
  request: Request
  /** The form's words, and the files that came with them. */
  sent: FormWithFiles
  /** What the page is about: its id for the API, and its address. */
  on: { id: string; path: string }
  intent: string
  /** The last value of a field, '' without one. */
  text: (name: string) => string
}

type Declared<Data, Variables, Answer> = {
  document: TadaDocumentNode<Data, Variables>
  /** How the form is read. */
  read: (sent: Sent) => Variables
  /** The fields that stand in the form again when it was refused. */
  typed?: readonly string[]
  /** What the page's scripts get, beside `ok` and `intent`. */
  answer: (data: Data, sent: Sent) => Answer
  /** `answer`: it holds all that changed. `page`: the page's data is asked for again. */
  changes: 'answer' | 'page'
  /** Where a browser without scripts goes afterwards. */
  to: (data: Data, sent: Sent) => string
}

/** An intent's answer: what its form's scripts get. `keepsPage`: nothing else of the page has changed. */
export type AnswerTo<Answer> = { ok: true; intent: string; keepsPage: boolean } & Answer

/** One intent of a page's action. */
export type Intent<Answer = object> = (sent: Sent) => Promise<AnswerTo<Answer> | unknown>
/** What a form with this intent is answered when it was taken. */
export type AnswerOf<Of> = Of extends { answers?: infer Answer } ? AnswerTo<Answer> : never

/** Declares an intent: runs its mutation and answers a browser with or without scripts. */
export function intent<Data, Variables, Answer extends object>(
  declared: Declared<Data, Variables, Answer>,
): Intent & { answers?: Answer } {
  return async (sent: Sent) => {
    const { gateway, request, intent, text } = sent
    const typed = Object.fromEntries((declared.typed ?? []).map((name) => [name, text(name)]))
    const files = () => keptFiles(gateway.ask, sent.sent.ids)
    if (Object.keys(sent.sent.refused).length > 0)
      return refuseFields(intent, sent.sent.refused, typed, await files())
    const key = text('idempotencyKey')
    const reason = text('confidentialReason')
    const result = await gateway.submit(declared.document, declared.read(sent), key, reason)
    if (!result.ok) return refused(result, intent, typed, await files())
    const answer = declared.answer(result.data, sent)
    const keepsPage = declared.changes === 'answer'
    return done(request, declared.to(result.data, sent), { ...answer, intent, keepsPage })
  }
}

/**
 * Does what a form of the page asks for.
 * @param on what the page is about
 */
export async function act(
  intents: Readonly<Record<string, Intent>>,
  gateway: Sent['gateway'],
  request: Request,
  on: Sent['on'],
): Promise<{ ok: boolean } | null> {
  const sent = await formWithFiles(gateway, request)
  const text = (name: string) => {
    const value = sent.form.getAll(name).at(-1)
    return typeof value === 'string' ? value : ''
  }
  const intent = text('intent')
  const run = Object.hasOwn(intents, intent) ? intents[intent] : undefined
  const all: Sent = { gateway, request, sent, on, intent, text }
  return (await (run ? run(all) : unknown(all))) as { ok: boolean } | null
}

/** Without scripts a form that is not known leads to the page, never to a dead end. */
function unknown({ gateway, request, on, intent }: Sent) {
  if (isDocument(request)) throw redirect(on.path, 303)
  return refuseField(intent, '', unknownForm(gateway.language))
}
