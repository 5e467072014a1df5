import { join } from 'node:path'
import { defineConfig } from 'prisma/config'

const folder = join(import.meta.dirname, 'prisma')

// `npm run prisma -- …` brings the database along and sets both variables (bin/script.ts).
export default defineConfig({
  schema: folder,
  migrations: { path: join(folder, 'migrations'), seed: 'node demo/seed.ts' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
