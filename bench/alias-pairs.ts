/**
 * Names that a company uses for one thing, each with a text that uses the one and the title that uses the other. Written for this bench.
 */
import type { SearchDocument } from '#search/document.ts'
import type { Collection } from './collections.ts'

const list = `
Covid = coronavirus | What are the rules when somebody has Covid? | Rules for colleagues with the coronavirus
HR = people team | Who in HR answers questions about leave? | The people team answers questions about leave
WFH = home office | How many days of WFH are allowed? | Days of home office that are allowed each week
canteen = bistro | The canteen closes too early | Longer opening hours of the bistro
ERP = Merlin | Training for the new ERP | Merlin: courses for beginners
parental leave = baby break | Can fathers take parental leave? | Baby break for fathers, too
kick-off = launch day | Send the kick-off slides to all | Slides of the launch day for everybody
badge = pass card | I lost my badge, what now? | Lost pass cards: where to report them
shuttle = works bus | The shuttle is always full at seven | A second works bus at seven in the morning
OKR = goals | Show the OKR of every team | A page with the goals of all teams
CRM = Harbour | Export contacts out of the CRM | Contacts as a file from Harbour
PTO = vacation | Carry PTO over to next year | Unused vacation should not be lost in January
BYOD = own device | Is BYOD allowed in the lab? | Using an own device in the lab
e-scooter = kick bike | Charging an e-scooter at work | Sockets for each kick bike at the gate
mobility budget = travel purse | Can I pay the train with the mobility budget? | Train tickets out of the travel purse
town hall = all hands | Record the town hall for night shifts | All hands as a recording
wiki = Notebook | Old pages in the wiki mislead people | Notebook: pages older than two years
SSO = single login | SSO for the time sheet | Time sheets with the single login
sick note = doctor's slip | Upload a sick note with the phone | Taking a picture of the doctor's slip is enough
VPN = tunnel | The VPN drops every hour | Tunnel breaks off during calls`

type Alias = [name: string, other: string]
const rows = list
  .trim()
  .split('\n')
  .map((line) => {
    const [names = '', text = '', title = ''] = line.split(' | ')
    return { alias: names.split(' = ') as Alias, text, title }
  })

/** The same questions without the aliases and with them. @param others titles about other things in the same index */
export function aliasPairs(
  others: readonly SearchDocument[],
  documentOf: (id: string, title: string) => SearchDocument,
): Collection[] {
  const documents = [...others, ...rows.map(({ title }, i) => documentOf(`alias-${i}`, title))]
  const questions = rows.map(({ text }, i) => ({
    text,
    right: new Map([[`idea:alias-${i}`, 1]]),
  }))
  const aliases = rows.map(({ alias }) => alias)
  return [
    { name: 'alias pairs, without aliases', by: 'similar', documents, questions },
    { name: 'alias pairs, with aliases', by: 'similar', documents, questions, aliases },
  ]
}
