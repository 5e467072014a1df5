// What challenges, entries and voters keep of other rows.
import type { CountedTable } from '#graphql/counters.ts'
import { sql } from '#prisma/sql.ts'

export const counters: readonly CountedTable[] = [
  {
    table: 'Challenge',
    counters: [
      {
        column: 'entryCount',
        counted: sql`select count(*)::int from "ChallengeEntry" e where e."challengeId" = t.id and e."closedAt" is null`,
      },
    ],
  },
  {
    table: 'ChallengeEntry',
    key: ['challengeId', 'ideaId'],
    counters: [
      {
        column: 'voteCount',
        counted: sql`select coalesce(sum(v.votes), 0)::int from "ChallengeVote" v
          where v."challengeId" = t."challengeId" and v."ideaId" = t."ideaId"`,
      },
      {
        column: 'supportCount',
        counted: sql`select p."importedSupports" + (select count(*)::int from "Support" s where s."postId" = p.id)
          from "Post" p where p.id = t."ideaId"`,
      },
    ],
  },
  {
    table: 'DuelRound',
    key: ['challengeId'],
    counters: [
      {
        column: 'duelCount',
        counted: sql`select count(*)::int from "Duel" d where d."challengeId" = t."challengeId" and d.outcome <> 'SKIPPED'`,
      },
      {
        column: 'peopleCount',
        counted: sql`select count(distinct d."personId")::int from "Duel" d
          where d."challengeId" = t."challengeId" and d.outcome <> 'SKIPPED'`,
      },
    ],
  },
  {
    table: 'DuelScore',
    key: ['challengeId', 'ideaId'],
    counters: [
      {
        column: 'duelCount',
        counted: sql`select count(*)::int from "Duel" d where d."challengeId" = t."challengeId"
          and t."ideaId" in (d."firstId", d."secondId") and d.outcome is distinct from 'SKIPPED'`,
      },
    ],
  },
  {
    table: 'ChallengeVoter',
    key: ['challengeId', 'personId'],
    rows: sql`select distinct "challengeId", "personId" from "ChallengeVote"`,
    counters: [
      {
        column: 'spent',
        counted: sql`select coalesce(sum(v.votes), 0)::int from "ChallengeVote" v
          join "ChallengeEntry" e on e."challengeId" = v."challengeId" and e."ideaId" = v."ideaId" and e."closedAt" is null
          where v."challengeId" = t."challengeId" and v."personId" = t."personId"`,
      },
    ],
  },
]
