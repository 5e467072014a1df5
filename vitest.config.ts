import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

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
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'build/**', 'e2e/**', '.data/**'],
    globalSetup: ['prisma/test-server.ts'],
    setupFiles: ['prisma/test-environment.ts'],
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
