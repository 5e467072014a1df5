// Reading sessions: one's own.
import type { Viewer } from '#graphql/context.ts'
import { throughPrisma } from '#prisma/orm.ts'

export type SessionRow = {
  userAgent: string
  createdAt: Date
  expiresAt: Date
  isCurrent: boolean
}

const MAX_SESSIONS = 50

/** Where the viewer is signed in: here first, then the latest. A token is signed in nowhere. */
export async function sessionsOf({ id, sessionHash }: Viewer): Promise<SessionRow[]> {
  const where = { personId: id, expiresAt: { gt: new Date() } }
  const select = { userAgent: true, createdAt: true, expiresAt: true } as const
  const here = { ...where, idHash: sessionHash ?? '' }
  const elsewhere = { ...where, NOT: { idHash: here.idHash } }
  return throughPrisma(async ({ session }) => {
    const own = await session.findMany({ where: here, select })
    const others = await session.findMany({
      where: elsewhere,
      select,
      orderBy: { createdAt: 'desc' },
      take: MAX_SESSIONS - own.length,
    })
    return [
      ...own.map((row) => ({ ...row, isCurrent: true })),
      ...others.map((row) => ({ ...row, isCurrent: false })),
    ]
  })
}
