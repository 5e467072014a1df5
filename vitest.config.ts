import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const EXCLUDED = ['node_modules/**', 'build/**', 'e2e/**', '.data/**']
/** They load the machine or compare processor time, and run after all others, one at a time. */
const ALONE = ['graphql/shutdown.test.ts', 'graphql/linear-text.test.ts']

export default defineConfig({
  // Vite would take graphql's ES modules, Node gives packages the CommonJS ones: two schemas that do not know each other.
  resolve: {
    alias: [
      {
        find: /^graphql$/,
        replacement: join(import.meta.dirname, 'node_modules/graphql/index.js'),
      },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...EXCLUDED, ...ALONE],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          exclude: EXCLUDED,
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
        },
      },
    ],
    globalSetup: ['prisma/test-server.ts'],
    setupFiles: ['prisma/test-environment.ts'],
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
