// What waits for a first answer: said once, for lists, boards, Home and the clock.
import { fixed } from '#prisma/sql.ts'

/**
 * A condition on the table alias `i` ("Idea"): nobody has answered, nobody has moved it, and an answer was promised, to
 * the idea itself or by its board now. Where nothing was promised nothing waits, and in an archived space nobody can answer.
 */
export const waitsForAnswer = fixed(`(i."answeredAt" is null and i.status = 'NEW' and exists (
  select 1 from "Board" asked join "Space" stands on stands.id = asked."spaceId" and stands."archivedAt" is null
  where asked.id = i."boardId" and (i."answerDueAt" is not null or asked."answerDays" is not null)))`)
