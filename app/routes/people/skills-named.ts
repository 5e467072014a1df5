// Skills for a field in which they are typed: GET /ask/skills?q=acou.
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/skills-named'

const SkillsNamed = graphql(`
  query SkillsNamed($query: String!) { skillsNamed(query: $query) { number name peopleCount } }
`)
export type NamedSkill = { number: number; name: string; peopleCount: number }

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams.get('q') ?? ''
  const { skillsNamed } = await context.get(atrium).ask(SkillsNamed, { query })
  return { skills: skillsNamed }
}
