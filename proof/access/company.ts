// The rest of a company for the access matrix: what stands on pages of administration, support and moderation.
import { makeService, waitingCustomers } from '#graphql/customers/testing.ts'
import { manyThemes } from '#graphql/insights/testing.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makePerson, type Place } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

/** What others have done with an idea: a response, a status, a reaction, a team. */
export async function discuss(cast: Cast, idea: number, comment: number): Promise<void> {
  const cleo = asker(cast.cleo)
  await cleo.ask(
    'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }',
    { id: comment },
  )
  await cleo.ask(
    'mutation($id: ID!) { changeIdeaStatus(ideaId: $id, to: TRIAL, note: "Try it.", nextStep: "Ask them.") { number } }',
    { id: idea },
  )
  await cleo.ask(
    'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "It goes on.") { number } }',
    { id: idea },
  )
}

/** Reports of an idea: one that is open, one that was decided. */
export async function reported(idea: number, reporter: number): Promise<void> {
  for (const decidedAt of [null, new Date()])
    await db.rows(sql`
      with opened as (
        insert into "ModerationCase" ("postId", evidence, "evidenceHash", severity, "openedAt", "reportCount", "decidedAt", outcome, reason)
        values (${idea}, '', '', 1, now(), 1, ${decidedAt}, ${decidedAt && 'KEPT'}::"ModerationOutcome", ${decidedAt && ''}) returning id
      )
      insert into "Report" ("caseId", "reporterId", reason, note, at) select id, ${reporter}, 'SPAM', '', now() from opened`)
}

async function administered(cast: Cast, place: Place): Promise<void> {
  const other = await makePerson(db)
  await db.rows(sql`insert into "Mail" ("personId", "to", subject, text, html, key)
    values (${other.id}, 'someone@atrium.example', 'News', '', '', 'proof')`)
  await db.rows(sql`
    insert into "Invitation" (email, "invitedById", "expiresAt")
    values ('new@atrium.example', ${other.id}, now() + interval '1 day')`)
  await db.rows(sql`
    insert into "Badge" ("personId", number, "pinHash", "pinSetAt") values (${other.id}, 'B1', '', now())`)
  // Its text is empty, so that nobody has to accept anything.
  await db.rows(sql`
    insert into "UsagePolicy" (version, text, "createdById", "createdAt") values (1, '', ${other.id}, now())`)
  await db.rows(sql`
    insert into "SearchAlias" (name, other, "spaceId", "addedById", "createdAt")
    values ('hoist', 'lift', ${place.spaceId}, ${other.id}, now())`)
  await db.rows(sql`
    with made as (
      insert into "Webhook" (name, url, topics, "personId", "createdById", "createdAt")
      values ('Chat', 'https://chat.example/', array['idea'], ${other.id}, ${cast.eve}, now()) returning id
    )
    insert into "WebhookDelivery" ("webhookId", "eventId", event, body, "createdAt")
    select id, 0, 'test', '', now() from made`)
}

/** @returns somebody of support, who reads customers' threads in the public space */
export async function makeCompany(cast: Cast): Promise<number> {
  await administered(cast, cast.field)
  const service = await makeService(cast)
  await waitingCustomers(service, 2)
  await manyThemes(2)
  const eve = asker(cast.eve)
  await asker(cast.dan).ask(
    'mutation($skills: [String!]!) { editProfile(input: { title: "", about: "", skills: $skills }) { number } }',
    { skills: ['Hoisting'] },
  )
  const skill = await db.first<{ id: number }>(sql`select id from "Skill" where name = 'Hoisting'`)
  await eve.ask('mutation($id: ID!) { renameSkill(skillId: $id, name: "Lifting") { number } }', {
    id: skill?.id,
  })
  return service.sue.id
}
