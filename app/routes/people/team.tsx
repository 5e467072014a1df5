// A team that is proposed for a problem: who together know what it needs, and have time. The address holds the question.
import '#app/styles/sheets/people.css'
import { Form, Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Avatar } from '#app/components/avatar.tsx'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import {
  MAX_SKILLS,
  MAX_TEAM,
  MIN_TEAM,
  PROBLEM_LENGTH,
  SKILL_LENGTH,
} from '#graphql/network/limits.ts'
import { localeOf } from '#messages/engine/languages.ts'
import { networkMessages } from '#messages/network.ts'
import type { Route } from './+types/team'
import { people } from './place.ts'

const TeamPage = graphql(`
  query TeamPage($problem: String!, $skills: [String!], $size: Int) {
    proposedTeam(problem: $problem, skills: $skills, size: $size) {
      members { covers reason person { number name title unit pictureUrl } }
      missing units
    }
  }
`)
type TeamData = NonNullable<ResultOf<typeof TeamPage>['proposedTeam']>
const SIZES = Array.from({ length: MAX_TEAM - MIN_TEAM + 1 }, (_, nth) => MIN_TEAM + nth)
const USUAL_SIZE = 5

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const problem = (query.get('problem') ?? '').trim().slice(0, PROBLEM_LENGTH)
  const skills = (query.get('skills') ?? '').trim().slice(0, MAX_SKILLS * SKILL_LENGTH)
  const size = SIZES.find((one) => String(one) === query.get('size')) ?? USUAL_SIZE
  const asked = { problem, skills, size }
  if (problem.length < MIN_PROBLEM) return { ...asked, team: null, isShort: problem !== '' }
  const named = [
    ...new Set(
      skills
        .split(',')
        .map((one) => one.trim().slice(0, SKILL_LENGTH))
        .filter(Boolean),
    ),
  ]
  const { proposedTeam } = await context
    .get(atrium)
    .ask(TeamPage, { problem, skills: named.slice(0, MAX_SKILLS), size })
  return { ...asked, team: proposedTeam, isShort: false }
}
const MIN_PROBLEM = 8

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, networkMessages)('team')} · Atrium` },
]

export default function TeamRoute({ loaderData }: Route.ComponentProps) {
  const t = useMessages(networkMessages)
  const language = useLanguage()
  const { isShort, problem, size, skills, team } = loaderData
  return (
    <Page
      title={t('team')}
      crumbs={[{ label: people.label(language), to: people.to }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('team')}</h1>
          <p className="soft">{t('team.lead')}</p>
        </div>
      </header>
      <div className="stack">
        <Form action="/people/team" className="form">
          <TextField
            label={t('team.problem')}
            name="problem"
            id="team-problem"
            required
            maxLength={PROBLEM_LENGTH}
            help={t('team.problem.help')}
            defaultValue={problem}
            error={isShort ? [t('refusal.problem')] : undefined}
          />
          <TextField
            label={t('team.skills')}
            name="skills"
            id="team-skills"
            help={t('team.skills.help', { max: MAX_SKILLS })}
            defaultValue={skills}
          />
          <SelectField
            label={t('team.size')}
            name="size"
            id="team-size"
            defaultValue={String(size)}
          >
            {SIZES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
          <div className="form-actions">
            <Button type="submit" variant="primary">
              {t('team.submit')}
            </Button>
          </div>
        </Form>
        {team ? <Team team={team} /> : null}
      </div>
    </Page>
  )
}

function Team({ team }: { team: TeamData }) {
  const t = useMessages(networkMessages)
  const list = new Intl.ListFormat(localeOf(useLanguage()))
  const { members, missing, units } = team
  return (
    <section className="stack stack-tight" aria-labelledby="team-heading">
      <h2 id="team-heading">
        <span role="status">{t('team.found', { count: members.length, units: units.length })}</span>
      </h2>
      {members.length < MIN_TEAM ? (
        <Notice tone="warn">{t('team.few', { min: MIN_TEAM })}</Notice>
      ) : null}
      <ul className="list list-ruled people-rows">
        {members.map(({ covers, person, reason }) => (
          <li key={person.number}>
            <Avatar person={faceOf(person)} size={30} />
            <div>
              <Link className="link" to={`/people/${person.number}`} dir="auto">
                {person.name}
              </Link>{' '}
              <span className="small soft" dir="auto">
                {[person.title, person.unit].filter(Boolean).join(', ')}
              </span>
              {covers.length > 0 ? (
                <p className="small" dir="auto">
                  {t('team.covers', { list: list.format(covers) })}
                </p>
              ) : null}
              <p className="small quiet">{reason}</p>
            </div>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <Notice tone="warn">{t('team.missing', { list: list.format(missing) })}</Notice>
      ) : null}
    </section>
  )
}
