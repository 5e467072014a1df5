// What a mail says, as text and as HTML. Pure; every word from people is escaped.
import { env } from '#env.ts'
import { oneLine } from '#graphql/characters.ts'
import { cutAtWord } from '#graphql/graphemes.ts'
import { emailsMessages } from '#messages/emails.ts'
import type { Language } from '#messages/engine/languages.ts'
import { htmlOf } from './mail-html.ts'

export type EmailFrequency = 'AT_ONCE' | 'DAILY' | 'WEEKLY' | 'NEVER'
/** One thing that a mail tells of; in the reader's language but for `text`, which somebody wrote. */
export type MailLine = {
  sentence: string
  path: string
  /** The title that the sentence names, with its language, ISO 639-1, if that is known. */
  title?: { text: string; language: string | null } | null
  /** The words of the comment or response. */
  text?: string | null
  /** Of those words, if it is known. */
  textLanguage?: string | null
  /** “Yes”, “Not now” */
  outcome?: string | null
  /** The post's status now. */
  status?: string | null
  /** What to do next: “Read and reply”. “Open” without it. */
  next?: string | null
}
export type MailWords = { subject: string; text: string; html: string }
export type MailContent = {
  frequency: EmailFrequency
  lines: readonly MailLine[]
  /** How many further things it stands for, beyond the lines. */
  more: number
  /** Where all mail can be ended. */
  unsubscribe: string
  /** Does an answer to the mail become a comment? */
  isAnswerable?: boolean
}

/** More than this is no digest: the rest is a number and a link. */
export const MAX_LINES = 30
/** So many characters of what somebody wrote stand in a mail; the rest is a click away. */
const MAX_TEXT = 400
const MAX_SUBJECT = 120

/** A mail of these things, in the recipient's language. */
export function wordsOf(language: Language, name: string, content: MailContent): MailWords {
  const { frequency, more, unsubscribe } = content
  const t = emailsMessages.in(language)
  const things = content.lines.map((line) => ({
    sentence: oneLine(line.sentence),
    url: `${env.ATRIUM_URL}${line.path}`,
    title: line.title ? { ...line.title, text: oneLine(line.title.text) } : null,
    text: line.text ? cutAtWord(oneLine(line.text), MAX_TEXT) : null,
    textLanguage: line.textLanguage ?? null,
    outcome: line.outcome ?? null,
    status: line.status ? t('status', { status: line.status }) : null,
    next: line.next ?? t('next.open'),
  }))
  const subject =
    things.length === 1 && !more
      ? cutAtWord(things[0]?.sentence ?? '', MAX_SUBJECT)
      : t('subject', { count: things.length + more })
  const settings = `${env.ATRIUM_URL}/settings`
  const facts = {
    greeting: t('greeting', { name: oneLine(name) }),
    things,
    rest: more
      ? { words: t('more', { count: more }), url: `${env.ATRIUM_URL}/notifications` }
      : null,
    why: content.isAnswerable ? `${t('answer')} ${t(`why.${frequency}`)}` : t(`why.${frequency}`),
    settings: { words: t('settings.link'), url: settings },
    unsubscribe: { words: t('unsubscribe'), url: unsubscribe },
  }
  return {
    subject,
    text: textOf(facts, [
      t('settings', { url: settings }),
      t('unsubscribe.text', { url: unsubscribe }),
    ]),
    html: htmlOf(language, subject, facts),
  }
}

type Link = { words: string; url: string }
/** One mail in words, ready to be laid out. */
export type MailFacts = {
  greeting: string
  things: {
    sentence: string
    url: string
    title: { text: string; language: string | null } | null
    text: string | null
    textLanguage: string | null
    outcome: string | null
    status: string | null
    next: string
  }[]
  rest: Link | null
  why: string
  settings: Link
  unsubscribe: Link
}

function textOf({ greeting, things, rest, why }: MailFacts, foot: readonly string[]): string {
  return [
    greeting,
    '',
    ...things.flatMap(({ sentence, url, text, outcome, status, next }) => [
      `- ${sentence}`,
      ...(outcome || status ? [`  ${[outcome, status].filter(Boolean).join(' · ')}`] : []),
      ...(text ? [`  > ${text}`] : []),
      `  ${next}: ${url}`,
      '',
    ]),
    ...(rest ? [`${rest.words}: ${rest.url}`, ''] : []),
    '--',
    why,
    ...foot,
    '',
  ].join('\n')
}
