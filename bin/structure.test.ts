// What keeps the tree readable, by TypeScript's own parser: how long files and functions are, and no circles of imports.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const MAX_LINES = 300
const MAX_FUNCTION_LINES = 60

/** Longer than a screen, by file and name, with the reason. Tests are not measured: a test reads from top to bottom. */
const HOOK = 'state, effects and handlers that close over each other'
const FORM = 'one form, field after field'
const MARKUP = 'one piece of markup from top to bottom'
const LONG_FUNCTIONS: Record<string, string> = {
  'graphql/realtime.ts openRealtime': 'opens one server; its handlers share what it holds',
  'graphql/presence.ts presence': 'a closure over the rooms; each of its functions is short',
  'graphql/gateway.ts openGateway': 'what a page gets of the server, one line after the other',
  'graphql/imports/idea-row.ts readIdea': 'the columns of an imported row, one after the other',
  'bench/fan-out.ts fanOut': 'one measure from beginning to end',
  'app/components/use-draft.ts useDraft': HOOK,
  'app/components/use-uploads.ts useUploads': HOOK,
  'app/components/discussion/use-discussion.ts useDiscussion': HOOK,
  'app/components/discussion/comment-tools.tsx useCommentTools': HOOK,
  'app/ui/name-suggestions.tsx useNameSuggestions': HOOK,
  'app/routes/ideas/compose-form.tsx ComposeForm': FORM,
  'app/routes/ideas/edit-idea.tsx EditForm': FORM,
  'app/routes/ideas/board-settings.tsx SettingsForm': FORM,
  'app/routes/ideas/make-board.tsx MakeBoardForm': FORM,
  'app/routes/ideas/filter-panel.tsx FilterPanel': FORM,
  'app/routes/ideas/tags-field.tsx TagsField': FORM,
  'app/routes/people/profile-form.tsx Picture': FORM,
  'app/components/discussion/discussion-composer.tsx DiscussionComposer': FORM,
  'app/components/upload-list.tsx UploadList': MARKUP,
  'app/components/palette-view.tsx PaletteBody': MARKUP,
  'app/ui/editor.tsx Editor': MARKUP,
  'app/routes/ideas/board-preview.tsx BoardPreview': MARKUP,
  'app/routes/ideas/history.tsx History': MARKUP,
  'app/routes/notifications/notifications.tsx Notifications': MARKUP,
}
/** Lists of fields: a schema reads from top to bottom. */
const FIELD_LISTS = /schema\.ts$/
/** Texts and rows of the demo company. */
const DATA = /^demo\/company\//

const FOLDERS = [
  'app',
  'graphql',
  'prisma',
  'search',
  'language',
  'demo',
  'bin',
  'bench',
  'e2e',
  'proof',
]
const list = (folder: string): string[] => {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
}
const paths = [
  ...FOLDERS.flatMap((folder) => list(folder).map((path) => `${folder}/${path}`)),
  ...['server.ts', 'env.ts', 'log.ts'],
].filter((path) => /\.tsx?$/.test(path) && !/\.d\.ts$|\/generated\//.test(path))
const isMeasured = (path: string) => !/\.(test|spec)\.tsx?$/.test(path) && !DATA.test(path)

const sources = new Map(
  paths.map((path) => [
    path,
    ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), 99, true),
  ]),
)

test('no file is longer than it can be read at a sitting', () => {
  const long = paths.filter(
    (path) => isMeasured(path) && (sources.get(path)?.getLineStarts().length ?? 0) - 1 > MAX_LINES,
  )
  expect(long, `take apart what has more than ${MAX_LINES} lines`).toEqual([])
})

function nameOf(node: ts.Node): string {
  const named = node as { name?: { getText(): string } } & ts.Node
  if (named.name) return named.name.getText()
  const { parent } = node
  return parent && (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))
    ? parent.name.getText()
    : 'a function'
}

test('no function is longer than a screen', () => {
  const long: string[] = []
  const excused = new Set<string>()
  for (const [path, file] of sources) {
    if (!isMeasured(path) || FIELD_LISTS.test(path)) continue
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && 'body' in node && node.body) {
        const lines =
          file.getLineAndCharacterOfPosition(node.getEnd()).line -
          file.getLineAndCharacterOfPosition(node.getStart()).line +
          1
        const name = `${path} ${nameOf(node)}`
        if (lines > MAX_FUNCTION_LINES) {
          if (LONG_FUNCTIONS[name]) {
            excused.add(name)
            return
          }
          long.push(`${name}: ${lines}`)
        }
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  expect(long, `take apart what has more than ${MAX_FUNCTION_LINES} lines`).toEqual([])
  const unneeded = Object.keys(LONG_FUNCTIONS).filter((name) => !excused.has(name))
  expect(unneeded, 'is short by now, or gone: take it from the list').toEqual([])
})

/** Of what a file imports, the files of ours that it needs when it runs: types alone make no circle. */
function importsOf(path: string): string[] {
  const found: string[] = []
  for (const node of sources.get(path)?.statements ?? []) {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) continue
    if (!node.moduleSpecifier || isTypeOnly(node)) continue
    const wanted = (node.moduleSpecifier as ts.StringLiteral).text
    const target = wanted.startsWith('#')
      ? wanted.slice(1)
      : wanted.startsWith('./')
        ? normalize(join(dirname(path), wanted))
        : ''
    if (sources.has(target)) found.push(target)
  }
  return found
}
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  const named = clause.namedBindings
  return (
    clause.isTypeOnly ||
    (!clause.name &&
      named !== undefined &&
      ts.isNamedImports(named) &&
      named.elements.length > 0 &&
      named.elements.every((element) => element.isTypeOnly))
  )
}

test('no files import each other in a circle', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path)
    if (at >= 0) {
      circles.push([...way.slice(at), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of importsOf(path)) follow(next, [...way, path])
    done.add(path)
  }
  for (const path of paths) follow(path, [])
  expect(circles, 'move what both need into a file of its own').toEqual([])
})
