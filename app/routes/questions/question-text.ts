// The words of a question as its forms hold them.
import { tagOf } from '#graphql/characters.ts'

export type QuestionText = { title: string; body: string; tags: string; space: string }
export const NO_TEXT: QuestionText = { title: '', body: '', tags: '', space: '' }

/** Reads a form. */
export function questionTextOf(form: FormData): QuestionText {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  return {
    title: text('title').replace(/\s+/g, ' ').trim(),
    body: text('body'),
    tags: text('tags'),
    space: text('space'),
  }
}

/** Tags written with commas between them, each once. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、،]/)
      .map(tagOf)
      .filter(Boolean),
  ),
]

/** What a draft holds; what is not ours in it is left out. */
export function textFromDraft(content: string | null | undefined): QuestionText {
  if (!content) return NO_TEXT
  try {
    const kept = JSON.parse(content) as Record<string, unknown>
    const text = (name: keyof QuestionText) =>
      typeof kept[name] === 'string' ? (kept[name] as string) : ''
    return { title: text('title'), body: text('body'), tags: text('tags'), space: text('space') }
  } catch {
    return NO_TEXT
  }
}

/** A draft's content; '' when there is nothing worth keeping. */
export const draftFromText = (text: QuestionText): string =>
  text.title.trim() || text.body.trim() ? JSON.stringify(text) : ''
