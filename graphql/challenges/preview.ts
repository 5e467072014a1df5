// A challenge as somebody else would find it: a person of a kind who is nobody, asked by the same policy as everybody.
import type { Viewer } from '#graphql/context.ts'
import { canComment, canSeePost, visibleTo } from '#graphql/posts/policy.ts'
import type { SpaceFacts } from '#graphql/spaces/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { PreviewPersona } from './limits.ts'
import { isNamed } from './names.ts'
import {
  type ChallengeFacts,
  canCompare,
  canEnter,
  canScore,
  canVote,
  hidesNames,
} from './policy.ts'
import type { Rule, Stage } from './stages.ts'

/** Nobody: no person has this number, no post is theirs. */
const NOBODY: Viewer = {
  id: 0,
  name: '',
  email: '',
  isService: false,
  owesUsagePolicy: false,
  roles: [],
  unit: '',
  site: '',
  language: 'en',
  interfaceLanguage: null,
  timeZone: 'UTC',
  theme: 'SYSTEM',
  shortcutsDisabled: false,
  focusDays: [],
  focusFrom: 0,
  focusTo: 0,
  homeList: 'LATEST',
  isPersonalised: false,
  pictureId: null,
  spaceIds: [],
  archivedIds: [],
  restrictedIds: [],
  memberOf: [],
  ownerOf: [],
  sealedPostIds: [],
  scopes: ['read', 'write'],
  sessionHash: null,
  rightsVersion: '',
  needsNewSessionId: false,
}

/**
 * A person of a kind: an employee who is no member of the space, a member, an evaluator, or a guest of the space. Evaluators are employees
 * who read it.
 */
export function personaIn(persona: PreviewPersona, space: SpaceFacts): Viewer {
  const isMember = persona === 'MEMBER' || persona === 'GUEST'
  const reads = isMember || persona === 'EVALUATOR' || space.kind === 'OPEN'
  return {
    ...NOBODY,
    roles: [{ role: persona === 'GUEST' ? 'GUEST' : 'EMPLOYEE', spaceId: null }],
    spaceIds: reads ? [space.id] : [],
    memberOf: isMember ? [space.id] : [],
    archivedIds: reads && space.archivedAt ? [space.id] : [],
  }
}

export type StagePreview = {
  stage: Stage
  enters: boolean
  votes: boolean
  compares: boolean
  comments: boolean
  scores: boolean
  seesNames: boolean
}

type Previewed = ChallengeFacts & { rules: readonly Rule[] }

/** What a person of a kind may do in each stage. */
export function previewOf(
  challenge: Previewed,
  persona: PreviewPersona,
  viewer: Viewer,
): StagePreview[] {
  const isEvaluator = persona === 'EVALUATOR'
  return challenge.rules.map(({ stage, startsAt, submitters, voters, allowsComments }) => {
    const namesShownAt =
      challenge.namesShownAt ?? (isNamed(stage, challenge.namesFrom) ? startsAt : null)
    const then = {
      ...challenge,
      ...{ stage, submitters, voters, namesShownAt },
      commentsClosed: !allowsComments,
    }
    return {
      stage,
      // Evaluators enter nothing.
      enters: !isEvaluator && canEnter(viewer, then),
      votes: canVote(viewer, then),
      compares: canCompare(viewer, then),
      comments: canComment(viewer, then),
      scores: canScore(viewer, then, isEvaluator),
      seesNames: canSeePost(viewer, then) && !hidesNames(then),
    }
  })
}

export async function spaceOf(db: Db, spaceId: number): Promise<SpaceFacts> {
  const row = await db.first<SpaceFacts>(
    sql`select id, kind, "archivedAt" from "Space" where id = ${spaceId}`,
  )
  return row as SpaceFacts
}

/** Entries that both the viewer and a person of a kind see, the latest first, at most so many. */
export async function entriesSeenBy(
  db: Db,
  viewer: Viewer,
  persona: Viewer,
  challengeId: number,
  wanted: number,
): Promise<number[]> {
  const rows = await db.rows<{ ideaId: number }>(sql`
    select e."ideaId" from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null and ${visibleTo(viewer)} and ${visibleTo(persona)}
    order by e.at desc, e."ideaId" desc limit ${wanted}`)
  return rows.map(({ ideaId }) => ideaId)
}
