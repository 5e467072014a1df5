// Reading sessions: one's own.
import { env } from '#env.ts'
import type { Viewer } from '#graphql/context.ts'
import { days } from '#graphql/time.ts'
import { throughPrisma } from '#prisma/orm.ts'
import { hashOf } from './viewer.ts'

export type SessionRow = {
  idHash: string
  seenAt: Date
  userAgent: string
  createdAt: Date
  expiresAt: Date
  isCurrent: boolean
}

const MAX_SESSIONS = 50

/** What a page calls a session: tells nothing of its id, nor of what is kept of it. */
export const sessionName = (idHash: string): string => hashOf(`session name ${idHash}`).slice(0, 22)

/** Where the viewer is signed in: here first, then the latest. A token is signed in nowhere. */
export async function sessionsOf({ id, sessionHash }: Viewer): Promise<SessionRow[]> {
  const now = Date.now()
  const where = {
    personId: id,
    expiresAt: { gt: new Date(now) },
    seenAt: { gt: new Date(now - days(env.ATRIUM_SESSION_IDLE_DAYS)) },
    createdAt: { gt: new Date(now - days(env.ATRIUM_SESSION_DAYS)) },
  }
  const select = {
    idHash: true,
    userAgent: true,
    createdAt: true,
    seenAt: true,
    expiresAt: true,
  } as const
  const here = { ...where, idHash: sessionHash ?? '' }
  const elsewhere = { ...where, NOT: { idHash: here.idHash } }
  return throughPrisma(async ({ session }) => {
    const own = await session.findMany({ where: here, select })
    const others = await session.findMany({
      where: elsewhere,
      select,
      orderBy: [{ seenAt: 'desc' }, { createdAt: 'desc' }],
      take: MAX_SESSIONS - own.length,
    })
    return [
      ...own.map((row) => ({ ...row, isCurrent: true })),
      ...others.map((row) => ({ ...row, isCurrent: false })),
    ]
  })
}
