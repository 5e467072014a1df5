// Addresses of spaces and boards: from the name, and free.
import { randomLetters } from '#graphql/ids.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Letters that are no other letter with an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
}

/** A text as part of an address: lower case, without accents, words joined by hyphens. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþħŧı]/g, (letter) => PLAIN[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 61)
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'space'

/** As many letters and digits of an address that nobody guesses. */
const SECRET_LENGTH = 8

/**
 * A slug that nothing in the table has yet.
 * @param isHidden what is named is not found by everybody: its slug ends in random letters, so that the slug of what
 * others make never tells that it is there
 */
export async function freeSlug(
  tx: Tx,
  table: 'Space' | 'Board',
  name: string,
  isHidden: boolean,
): Promise<string> {
  const slug = slugOf(name)
  if (isHidden) return `${slug.slice(0, 59 - SECRET_LENGTH)}-${randomLetters(SECRET_LENGTH)}`
  const taken = await tx.rows<{ slug: string }>(
    table === 'Space'
      ? sql`select slug from "Space" where slug = ${slug} or slug like ${`${slug}-%`}`
      : sql`select slug from "Board" where slug = ${slug} or slug like ${`${slug}-%`}`,
  )
  const used = new Set(taken.map((row) => row.slug))
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? slug : `${slug}-${i}`
    if (!used.has(candidate)) return candidate
  }
}
