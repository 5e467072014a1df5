import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { define } from './app/routes/testing-kind/build.ts'
import { compiledMessages } from './messages/engine/plugin.ts'

// Few files, for gzip finds more in a large one. A group takes along what its modules need and no earlier group has.
const groups = [
  // What says messages; the messages themselves are files by language and namespace.
  {
    name: 'messages',
    test: /[\\/]messages[\\/]engine[\\/](?!pseudo)|[\\/]app[\\/]messages|@messageformat|make-plural/,
    priority: 6,
  },
  {
    name: 'frame',
    test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/,
    priority: 7,
  },
  // What every page stands in, and what nearly every list is made of. Not entry.client: it may run only when the pages are there.
  {
    name: 'house',
    test: /[\\/]app[\\/](root|page-person|forms|routes[\\/](app-layout|ideas[\\/](idea-reason|response-promise))|components[\\/](page|post-list|more-rows|use-rows|use-more|person-chip|status|archived-notice|arrival-pill|highlighted|late-first-week)|ui[\\/](late|menu|chip|prose|tabs|empty|notice|segment|field-error))\.tsx?$|[\\/]lucide[\\/].*[\\/](?:user-plus|clock|log-out|bell-off)\.mjs$/,
    priority: 4,
  },
  // Fetched a moment after the page has woken up: one file, for each costs a request.
  {
    name: 'extras',
    test: /[\\/]app[\\/](routes[\\/](frame-extras|connection-line|palette-actions)|components[\\/](error-page|offline-page|form-results|outbox-sender)|ui[\\/]keep-focus)\.tsx?$/,
    priority: 3,
  },
  // What a board's page and the page of all ideas share.
  {
    name: 'lists',
    test: /[\\/]app[\\/]routes[\\/]ideas[\\/](board-head|list-filters|list-choice|use-list)/,
    priority: 3,
  },
  // What forms are made of: a page to read has none of it.
  {
    name: 'fields',
    test: /[\\/]app[\\/](ui[\\/](field|input|text-limit|replace-text|progress)|components[\\/](find-form|find-people|suggest-people))\.tsx?$/,
    minShareCount: 3,
    priority: 3,
  },
  {
    name: 'rooms',
    test: /app[\\/](components|ui|live)[\\/](?!sections|idea-sections|discussion|editor|markdown|name-suggestions|replace-text|composer|comment|reactions|upload|use-uploads|use-draft|draft-|edit-conflict|sprite|form-files|file-pick|shrink-picture|person-field|language-choice|secret-link|audience|follow-button|attached-files|picture-viewer)|app[\\/]form|lucide/,
    // The kind of post that only tests know is one more that shares.
    minShareCount: process.env.ATRIUM_TESTING_KIND === '1' ? 6 : 5,
    priority: 2,
  },
  // What only people who write need does not come with what everybody reads.
  {
    name: 'desk',
    test: /app[\\/](components|ui)[\\/](editor|markdown|name-suggestions|replace-text|composer|comment|reactions|upload|use-uploads|use-draft|draft-|edit-conflict|sprite|form-files|file-pick|shrink-picture|person-field)/,
    minShareCount: 2,
    priority: 1,
  },
  // What the pages of all kinds of post share, and no list.
  {
    name: 'discussion',
    test: /app[\\/](components[\\/](discussion|follow-button|customer-themes|idea-sections|attached-files)|routes[\\/](challenges[\\/]entered-in|ideas[\\/]idea-crumbs))|messages[\\/](?:insight-section|entries)\.ts|[\\/]lucide[\\/].*[\\/](?:undo-2|messages-square)\.mjs$/,
    minShareCount: 2,
    priority: 0,
  },
]

export default defineConfig({
  define,
  plugins: [compiledMessages(), reactRouter()],
  // The style sheet keeps light-dark(), which every browser since 2024 knows: rewritten for older ones it would be a third longer.
  // Small pieces cost a request each; the font files stay files so that they are cached and preloaded.
  build: {
    assetsInlineLimit: 0,
    // Code that is fetched late says itself what it imports: a list of that with everybody's scripts is longer than the wait.
    modulePreload: { resolveDependencies: () => [] },
    sourcemap: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
  },
  // Of a thousand icons the server keeps the hundred that pages show: 8 MB of memory.
  ssr: { noExternal: ['lucide'] },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // Documents are for the server: those that only an action or a loader sends stay there.
          treeshake: { manualPureFunctions: ['graphql'] },
          output: { codeSplitting: { groups } },
        },
      },
    },
  },
  server: { hmr: { port: 24678 } },
})
