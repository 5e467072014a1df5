// Prisma over the one pool, for reads that are not hot. A module of its own: what does not ask it does not load it.
import { PrismaPg } from '@prisma/adapter-pg'
import { pool } from './client.ts'
import { PrismaClient } from './generated/client.ts'

export const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
