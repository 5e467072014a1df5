// The words of an idea as its forms hold them.
import { tagOf } from '#graphql/characters.ts'
import { cutAtWord } from '#graphql/graphemes.ts'
import { TITLE_LENGTH } from '#graphql/ideas/limits.ts'

export type IdeaText = { title: string; body: string; tags: string; board: string }

export const NO_TEXT: IdeaText = { title: '', body: '', tags: '', board: '' }

/** Reads a form. Tags come as one field with commas, or as several fields. */
export function ideaTextOf(form: FormData): IdeaText {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  const tags = form.getAll('tags').filter((value): value is string => typeof value === 'string')
  return {
    // One line, however it was broken by a narrow field.
    title: text('title').replace(/\s+/g, ' ').trim(),
    body: text('body'),
    tags: tags.filter((tag) => tag.trim()).join(', '),
    board: text('board'),
  }
}

/** The first sentence of a text, as a title: without the marks of Markdown, cut between words. */
export function titleIn(text: string): string {
  const line = text
    .slice(0, 5_000)
    .split('\n')
    .map((one) =>
      one
        .replace(/^[\s#>*+-]+/, '')
        .replace(/[*_`]/g, '')
        .trim(),
    )
    .find(Boolean)
  const sentence = /^.{8,400}?(?:[.!?](?=\s|$)|[。！？])/u.exec(line ?? '')?.[0] ?? line ?? ''
  return cutAtWord(sentence.replace(/[.。]$/, ''), TITLE_LENGTH)
}

/** Tags written with commas between them, of any script, each once. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、،]/)
      .map(tagOf)
      .filter(Boolean),
  ),
]

/** What a draft holds; what is not ours in it is left out. */
export function textFromDraft(content: string | null | undefined): IdeaText {
  if (!content) return NO_TEXT
  try {
    const kept = JSON.parse(content) as Record<string, unknown>
    const text = (name: keyof IdeaText) =>
      typeof kept[name] === 'string' ? (kept[name] as string) : ''
    return { title: text('title'), body: text('body'), tags: text('tags'), board: text('board') }
  } catch {
    return NO_TEXT
  }
}

/** A draft's content; '' when there is nothing worth keeping. @param files its files, as `filesAsText` says them */
export function draftFromText(text: IdeaText, files = ''): string {
  const content = files ? { ...text, files } : text
  return text.title.trim() || text.body.trim() || files ? JSON.stringify(content) : ''
}
