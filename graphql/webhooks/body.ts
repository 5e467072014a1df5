// What is sent: an event in words, with addresses of what it names. Of its payload nothing leaves.
import { env } from '#env.ts'
import type { LoggedEvent, LogPart } from '#graphql/audit/queries.ts'
import type { WebhookFormat } from './limits.ts'

/**
 * May the account be told of it? It sees all that is named, and something is. What names people alone (who got which role) is
 * for accounts that read the log.
 */
export const isTold = ({ parts }: Pick<LoggedEvent, 'parts'>, readsLog: boolean): boolean =>
  parts.every(({ isHidden }) => !isHidden) &&
  parts.some(({ path, names }) => path !== null && (readsLog || names !== 'person'))

type Piece = Pick<LogPart, 'text' | 'path' | 'isSubject'>
const plain = (parts: readonly Piece[]): string => parts.map(({ text }) => text).join('')
const urlOf = (path: string): string => new URL(path, env.ATRIUM_URL).href

/** Slack reads &, < and > as its own signs. */
const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const slackLink = ({ text, path }: Piece): string =>
  path === null ? slackText(text) : `<${urlOf(path)}|${slackText(text).replaceAll('|', '¦')}>`

/** Teams reads Markdown: signs of its own are escaped. */
const teamsText = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>]/g, '\\$&')
const teamsLink = ({ text, path }: Piece): string =>
  path === null ? teamsText(text) : `[${teamsText(text)}](${urlOf(path)})`

export type Told = Pick<LoggedEvent, 'id' | 'name' | 'at' | 'detail'> & { parts: readonly Piece[] }

/** The body in a webhook's format, as text that is signed and sent. */
export function bodyOf(format: WebhookFormat, { id, name, at, parts, detail }: Told): string {
  const after = detail ? ` (${detail})` : ''
  if (format === 'SLACK')
    return JSON.stringify({ text: parts.map(slackLink).join('') + slackText(after) })
  if (format === 'TEAMS')
    return JSON.stringify({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              {
                type: 'TextBlock',
                wrap: true,
                text: parts.map(teamsLink).join('') + teamsText(after),
              },
            ],
          },
        },
      ],
    })
  return JSON.stringify({
    id: String(id),
    event: name,
    at: at.toISOString(),
    text: plain(parts),
    detail,
    about: parts.flatMap(({ text, path, isSubject }) =>
      path !== null && !isSubject ? [{ text, url: urlOf(path) }] : [],
    ),
  })
}
