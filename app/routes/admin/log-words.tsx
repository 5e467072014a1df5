// What happened, as a sentence: who, what, to what. The words of every event that the house records stand here; one that
// has none is told by its name, so that nothing is left out.

import type { ReactNode } from 'react'
import { stageWord } from '#app/components/idea-stage.ts'
import { Link } from '#app/ui/link.tsx'
import type { LoggedEvent } from './log.tsx'

/** What the log can be narrowed to: the part of a name before its dot. */
export const TOPICS: Record<string, string> = {
  person: 'People',
  session: 'Signing in and out',
  token: 'API tokens',
  space: 'Spaces',
  board: 'Boards',
  idea: 'Ideas',
  ideas: 'Imports',
  clock: 'Response times',
  calendar: 'Calendars',
  comment: 'Comments',
  post: 'Following and muting',
  file: 'Files',
  notifications: 'Notifications',
}

/** Who did it; null: Atrium itself. Signing in is told of the person: nobody was known yet when it began. */
export const subjectOf = (event: LoggedEvent) =>
  event.actor ?? (event.actorKind === 'NOBODY' ? event.person : null)

const idea = ({ idea: it }: LoggedEvent): ReactNode =>
  it ? <Link to={`/ideas/${it.number}`}>{it.title}</Link> : 'an idea that is not open to you'
const board = ({ board: it }: LoggedEvent): ReactNode =>
  it ? <Link to={`/ideas/boards/${it.slug}`}>{it.name}</Link> : 'a board that is not open to you'
const space = ({ space: it }: LoggedEvent): ReactNode =>
  it ? <Link to={`/spaces/${it.slug}`}>{it.name}</Link> : 'a space that is not open to you'
const person = ({ person: it }: LoggedEvent): ReactNode =>
  it ? <Link to={`/admin/people?who=all&person=${it.number}`}>{it.name}</Link> : 'somebody'
const isSelf = ({ actor, person: it }: LoggedEvent): boolean => actor?.number === it?.number

function details({ details: known }: LoggedEvent): Record<string, unknown> {
  return known && typeof known === 'object' ? (known as Record<string, unknown>) : {}
}
const followed = (event: LoggedEvent): string =>
  ({ FOLLOW: 'followed', MUTE: 'muted', NONE: 'let go of' })[String(details(event).level)] ??
  'followed'

type Words = (event: LoggedEvent) => ReactNode

export const SENTENCES: Record<string, Words> = {
  'person.profile-edited': () => 'changed their profile',
  'person.settings-changed': () => 'changed their settings',
  'person.left': (e) => <>ended the access of {person(e)}</>,
  'person.returned': (e) => <>gave {person(e)} access again</>,
  'person.role-set': (e) =>
    details(e).role === 'ADMIN' ? (
      <>made {person(e)} an administrator</>
    ) : (
      <>made {person(e)} a member again</>
    ),
  'session.started': () => 'signed in',
  'session.ended': () => 'signed out',
  'session.others-ended': () => 'signed out everywhere else',
  'token.made': () => 'got an API token',
  'token.revoked': () => 'lost an API token',
  'space.made': (e) => <>made the space {space(e)}</>,
  'space.edited': (e) => <>changed the space {space(e)}</>,
  'space.archived': (e) => <>archived the space {space(e)}</>,
  'space.reopened': (e) => <>brought the space {space(e)} back</>,
  'space.member-added': (e) =>
    isSelf(e) ? (
      <>joined {space(e)}</>
    ) : (
      <>
        added {person(e)} to {space(e)}
      </>
    ),
  'space.member-removed': (e) =>
    isSelf(e) ? (
      <>left {space(e)}</>
    ) : (
      <>
        took {person(e)} out of {space(e)}
      </>
    ),
  'space.role-set': (e) =>
    details(e).role === 'OWNER' ? (
      <>
        made {person(e)} an owner of {space(e)}
      </>
    ) : (
      <>
        made {person(e)} a member of {space(e)} again
      </>
    ),
  'space.join-asked': (e) => <>asked to join {space(e)}</>,
  'board.made': (e) => <>made the board {board(e)}</>,
  'board.edited': (e) => <>changed the board {board(e)}</>,
  'board.owner-left': (e) => <>noted that the owner of {board(e)} has left</>,
  'calendar.saved': () => 'changed a calendar of working time',
  'clock.started': (e) => <>promised a response to {idea(e)}</>,
  'clock.paused': (e) => <>paused the response time of {idea(e)}</>,
  'clock.resumed': (e) => <>let the response time of {idea(e)} run on</>,
  'clock.stopped': (e) =>
    details(e).outcome === 'CANCELLED' ? (
      <>ended the response time of {idea(e)} without a response</>
    ) : (
      <>
        responded to {idea(e)} {details(e).isInTime === false ? 'late' : 'in time'}
      </>
    ),
  'clock.warned': (e) => <>warned that a response to {idea(e)} is due soon</>,
  'clock.breached': (e) => <>noted that the response to {idea(e)} is late</>,
  'clock.escalated': (e) => <>escalated the late response to {idea(e)}</>,
  'clock.recomputed': (e) => <>counted the response time of {idea(e)} anew</>,
  'board.followed': (e) => (
    <>
      {followed(e)} the board {board(e)}
    </>
  ),
  'idea.posted': (e) => <>posted {idea(e)}</>,
  'idea.edited': (e) => <>edited {idea(e)}</>,
  'idea.supported': (e) => <>supported {idea(e)}</>,
  'idea.support-withdrawn': (e) => <>took their support back from {idea(e)}</>,
  'idea.moved': (e) => <>moved {idea(e)}</>,
  'idea.parted': (e) => <>parted {idea(e)} from the idea it was joined with</>,
  'idea.answered': (e) => <>answered {idea(e)}</>,
  'idea.answer-late': (e) => <>noted that the first answer to {idea(e)} is late</>,
  'ideas.imported': (e) => <>imported ideas to {board(e)}</>,
  'comment.posted': (e) => <>commented on {idea(e)}</>,
  'comment.edited': (e) => <>edited a comment on {idea(e)}</>,
  'comment.removed': (e) => <>took a comment on {idea(e)} down</>,
  'comment.reacted': (e) =>
    details(e).isOn === false ? (
      <>took a reaction on {idea(e)} back</>
    ) : (
      <>reacted to a comment on {idea(e)}</>
    ),
  'post.reveal-requested': (e) => <>asked to reveal who wrote {idea(e)}</>,
  'post.reveal-confirmed': (e) => <>revealed who wrote {idea(e)}</>,
  'post.followed': (e) => (
    <>
      {followed(e)} {idea(e)}
    </>
  ),
  'company.seeded': () => 'moved an invented company in',
  'file.uploaded': () => 'uploaded a file',
  'file.described': () => 'described a file',
  'file.removed': () => 'removed a file',
  'notifications.read': () => 'read notifications',
  'notifications.unread': () => 'marked notifications as unread',
  'notifications.preference-set': () => 'chose how to hear of things',
}

/** “Nils Brandt ended the access of Ruben Claes”. */
export function Sentence({ event }: { event: LoggedEvent }) {
  const who = subjectOf(event)
  const words = SENTENCES[event.name]?.(event) ?? `recorded ${event.name.replaceAll(/[.-]/g, ' ')}`
  return (
    <>
      <b>{who ? who.name : event.actorKind === 'SEALED' ? 'Somebody unnamed' : 'Atrium'}</b> {words}
    </>
  )
}

const ANSWERS: Record<string, string> = { YES: 'yes', NOT_NOW: 'not now', QUESTION: 'a question' }
const WAYS: Record<string, string> = { demo: 'by the demo door', oidc: 'by the company’s sign-in' }

/** What else is known, for the right of the line; empty when there is nothing. */
export function detailOf(event: LoggedEvent): string {
  const known = details(event)
  const text = (name: string) => (known[name] === undefined ? '' : String(known[name]))
  switch (event.name) {
    case 'idea.moved':
      return `${stage(text('from'))} to ${stage(text('to'))}`
    case 'idea.parted':
      return text('to') && `back to ${stage(text('to'))}`
    case 'idea.answered':
      return ANSWERS[text('kind')] ?? ''
    case 'clock.recomputed':
    case 'clock.resumed':
      return text('oldDueAt') === text('dueAt')
        ? ''
        : `due ${day(text('oldDueAt'))}, now ${day(text('dueAt'))}`
    case 'clock.started':
    case 'clock.breached':
      return text('dueAt') && `due ${day(text('dueAt'))}`
    case 'session.started':
      return WAYS[text('way')] ?? text('way')
    case 'session.others-ended':
      return known.count === 1 ? 'one place' : `${text('count')} places`
    case 'comment.reacted':
      return text('sign')
    case 'file.uploaded':
      return known.bytes === undefined ? '' : sizeOf(Number(known.bytes))
    case 'notifications.preference-set':
      return `${text('kind').toLowerCase().replaceAll('_', ' ')}: ${waysOf(known)}`
    default:
      return known.count === undefined ? '' : text('count')
  }
}

/** 2026-11-30T16:00:00.000Z as 2026-11-30 16:00 UTC: the log reads the same for everybody. */
const day = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

type Status = Parameters<typeof stageWord>[0]
const stage = (status: string): string => (stageWord(status as Status) ?? status).toLowerCase()

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`

function waysOf(known: Record<string, unknown>): string {
  const ways = ['bell', 'mail'].filter((way) => known[way] === true)
  return ways.length > 0 ? ways.join(' and ') : 'neither'
}
