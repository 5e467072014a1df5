import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
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
