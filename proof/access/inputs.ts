// What mutations are given so that only permission can refuse them, as GraphQL values by `mutation.argument`.
import type { Values } from './world.ts'

const WEEK = `[{ spans: [{ start: 540, end: 1020 }] }, ${Array(6).fill('{ spans: [] }').join(', ')}]`
const CHALLENGE = { timeZone: '"UTC"', closesOn: '"2099-01-01T12:00"' }
const DATES = { demoOn: '"2099-01-01"', endsOn: '"2099-02-01"', positions: '["Lifting"]' }
const WEBHOOK = { url: '"https://chat.example/hook"', topics: '["idea"]' }
const TOKEN = { days: '30' }

/** `name` with each of `values`, as that mutation's own. */
const of = (name: string, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([part, value]) => [`${name}.${part}`, value]))

const inMonths = (months: number): string =>
  JSON.stringify(new Date(Date.now() + months * 30 * 86_400_000).toISOString())

/** @param person a member of every space, whom none of the personas is @param account a service account */
export const inputsFor = (person: number, account: number): Values => ({
  accountId: `"${account}"`,
  personId: `"${person}"`,
  reason: '"It is needed at the gate before the winter."',
  ...of('saveCalendar', { week: WEEK }),
  ...of('startChallenge', CHALLENGE),
  ...of('editChallenge', CHALLENGE),
  'addEvaluators.dueOn': '"2098-12-01T12:00"',
  'addEvaluators.evaluatorIds': `["${person}"]`,
  'react.emoji': '"👍"',
  'askUs.channel': '"form-channel"',
  'askUs.email': '"somebody@example.com"',
  'savePeopleFilter.query': '"who=leavers"',
  'saveDraft.content': '"{}"',
  'endorse.topic': '"zqpublic"',
  'hideTopic.topic': '"lantern"',
  ...of('inviteGuest', { until: inMonths(1), email: '"guest@studio.example"' }),
  'declineIdea.reason': '"TOO_EARLY"',
  'captureInsight.passage': '"It hums"',
  'mergeThemes.into': '2',
  'mergeCustomers.intoId': '2',
  'invite.people': '"new.person@atrium.example"',
  ...of('makeInvitationLink', { domain: '"atrium.example"', days: '7' }),
  'askForInvitation.email': '"someone@atrium.example"',
  ...of('makeFirstAdministrator', { email: '"first@atrium.example"' }),
  'unreadNotifications.ids': '["1"]',
  'addAlias.other': '"lamp"',
  'dismissCheckList.list': '"ADMINISTRATOR"',
  'setAdministratorPassword.password': '"a long lantern over the seventh gate"',
  ...of('saveSignInProvider', {
    issuer: '"https://login.example"',
    mailDomains: '["atrium.example"]',
  }),
  ...of('formTeam', DATES),
  ...of('editTeam', DATES),
  ...of('makeApiToken', TOKEN),
  ...of('makeServiceToken', TOKEN),
  ...of('makeWebhook', WEBHOOK),
  ...of('editWebhook', WEBHOOK),
  'changeIdeaStatus.to': 'BUILDING',
  'changeIdeaStatus.nextStep': '"Ask them."',
})
