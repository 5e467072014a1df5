/** A class whose rules do not come with every page: whoever draws it imports its sheet. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const styles = import.meta.dirname
const app = dirname(styles)

/** The files that a style sheet gathers, itself included. */
function gathered(sheet: string): string[] {
  const text = readFileSync(sheet, 'utf8')
  const imports = [...text.matchAll(/@import "([^"]+)"/g)].map(([, file]) => file as string)
  return [sheet, ...imports.flatMap((file) => gathered(join(dirname(sheet), file)))]
}

/** The selectors of these files, each by itself. */
const selectorsOf = (files: string[]): string[] =>
  files
    .map((file) => readFileSync(file, 'utf8').replace(/\/\*[^*]*\*\//g, ''))
    .flatMap((text) => [...text.matchAll(/([^{};]+)\{/g)])
    .flatMap(([, selectors]) => (selectors as string).split(','))
    .map((selector) => selector.trim())

/** The class a selector begins with. */
const firstClass = (selector: string): string[] =>
  /\.([a-zA-Z][\w-]*)/.exec(selector)?.slice(1, 2) ?? []

// What a page only bends where it stands (`.page .part`), and what forced colours change, is not where its rules are.
const everywhere = new Set(
  selectorsOf(gathered(join(styles, 'app.css')).filter((file) => basename(file) !== 'modes.css'))
    .filter((selector) => /^\.\S+$/.test(selector))
    .flatMap(firstClass),
)
const late = new Map(
  globSync(['sheets/*.css', 'pages/*.css'], { cwd: styles })
    .map((name) => join(styles, name))
    .filter((file) => file.includes('/sheets/') || readFileSync(file, 'utf8').includes('@layer '))
    .map((file) => [relative(app, file), new Set(selectorsOf(gathered(file)).flatMap(firstClass))]),
)

/** The classes that a component names in what it draws. */
const drawnIn = (code: string): string[] =>
  [...code.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g)]
    .flatMap(([, plain, computed]) =>
      plain === undefined ? [...(computed ?? '').matchAll(/['"`]([^'"`]*)['"`]/g)] : [['', plain]],
    )
    .flatMap(([, names]) => (names ?? '').split(/\s+/))

const components = globSync('**/*.tsx', { cwd: app }).filter((file) => !/\.test\./.test(file))

test.each(components.map((file) => [file]))('%s imports the sheets of its classes', (file) => {
  const code = readFileSync(join(app, file), 'utf8')
  const missing = drawnIn(code)
    .filter((name) => !everywhere.has(name) && !name.startsWith('is-'))
    .map((name) => [name, [...late].filter(([, classes]) => classes.has(name))] as const)
    .filter(([, sheets]) => sheets.length > 0)
    .filter(([, sheets]) => !sheets.some(([sheet]) => code.includes(`import '#app/${sheet}'`)))
    .map(([name, sheets]) => `${name}: ${sheets.map(([sheet]) => basename(sheet)).join(' or ')}`)
  expect(missing).toEqual([])
})
