// For tests: the statements that the code asks with a row type, read from the source by the TypeScript compiler.
import { join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')

/** One call of `rows<Row>(…)` or `first<Row>(…)`. */
export type Statement = {
  /** file:line */
  at: string
  /** With $1, $2 … for the values; null where it is put together in a way that the reader does not follow. */
  text: string | null
  row: { name: string; type: ts.Type; isOptional: boolean }[]
}

export type Code = { checker: ts.TypeChecker; statements: Statement[] }

/** Reads all statements under these folders, tests left out. */
export function readStatements(folders: readonly string[]): Code {
  const files = folders.flatMap((folder) =>
    ts.sys
      .readDirectory(join(root, folder), ['.ts'])
      .filter((path) => !/\.test\.ts$|testing\.ts$|\.d\.ts$|generated/.test(path)),
  )
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(files, { ...options, noEmit: true, plugins: [] })
  const checker = program.getTypeChecker()
  const statements: Statement[] = []
  for (const path of files) {
    const source = program.getSourceFile(path)
    if (source) visit(source, (call) => statements.push(statementOf(checker, source, call)))
  }
  return { checker, statements }
}

type Call = ts.CallExpression & { typeArguments: ts.NodeArray<ts.TypeNode> }

function visit(node: ts.Node, found: (call: Call) => void): void {
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ['rows', 'first'].includes(node.expression.name.text) &&
    node.typeArguments?.length === 1 &&
    node.arguments.length === 1
  )
    found(node as Call)
  node.forEachChild((child) => visit(child, found))
}

function statementOf(checker: ts.TypeChecker, source: ts.SourceFile, call: Call): Statement {
  const { line } = source.getLineAndCharacterOfPosition(call.getStart())
  const type = checker.getTypeFromTypeNode(call.typeArguments[0] as ts.TypeNode)
  const writer = new Writer(checker)
  const isRead = writer.write(call.arguments[0] as ts.Expression, new Map())
  return {
    at: `${source.fileName.slice(root.length + 1)}:${line + 1}`,
    text: isRead ? writer.text : null,
    row: type.getProperties().map((property) => ({
      name: property.name,
      type: checker.getTypeOfSymbol(property),
      isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
    })),
  }
}

/** An expression, with what the parameters in it stand for. */
type Meaning = { expression: ts.Expression; given: Given }
type Given = ReadonlyMap<ts.Symbol, Meaning>

/** Deeper than any statement is put together: an end for those that call themselves. */
const MAX_DEPTH = 100

/** Puts a statement together as prisma/sql.ts does, without running anything. */
class Writer {
  text = ''
  #values = 0
  #depth = 0
  readonly #checker: ts.TypeChecker
  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  /** Adds a piece of SQL. False when it is not understood. */
  write(expression: ts.Expression, given: Given): boolean {
    if (++this.#depth > MAX_DEPTH) return false
    try {
      return this.#write(expression, given)
    } finally {
      this.#depth--
    }
  }

  #write(expression: ts.Expression, given: Given): boolean {
    if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
      return this.write(expression.expression, given)
    if (ts.isTaggedTemplateExpression(expression)) return this.#writeTemplate(expression, given)
    // Both branches give the same columns; the condition belongs to the run.
    if (ts.isConditionalExpression(expression)) return this.write(expression.whenTrue, given)
    if (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression))
      return this.#writeNamed(expression, given)
    if (ts.isCallExpression(expression)) return this.#writeCall(expression, given)
    return false
  }

  #writeTemplate({ tag, template }: ts.TaggedTemplateExpression, given: Given): boolean {
    if (tag.getText() !== 'sql') return false
    if (ts.isNoSubstitutionTemplateLiteral(template)) {
      this.text += template.text
      return true
    }
    this.text += template.head.text
    return template.templateSpans.every(({ expression, literal }) => {
      if (!this.#isSql(expression)) {
        this.#values += 1
        this.text += `$${this.#values}`
      } else if (!this.write(expression, given)) return false
      this.text += literal.text
      return true
    })
  }

  #isSql(expression: ts.Expression): boolean {
    const type = this.#checker.getTypeAtLocation(expression)
    const parts = type.isUnion() ? type.types : [type]
    return parts.some((part) => part.symbol?.name === 'Sql')
  }

  #writeNamed(expression: ts.Identifier | ts.PropertyAccessExpression, given: Given): boolean {
    const meaning = this.#meaningOf(expression, given)
    return meaning ? this.write(meaning.expression, meaning.given) : false
  }

  #symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.#checker.getSymbolAtLocation(node)
    return symbol && symbol.flags & ts.SymbolFlags.Alias
      ? this.#checker.getAliasedSymbol(symbol)
      : symbol
  }

  #writeCall(call: ts.CallExpression, given: Given): boolean {
    const [first] = call.arguments
    const name = call.expression.getText()
    if (name === 'plannedForValues') return Boolean(first && this.write(first, given))
    if (name === 'fixed') {
      const text = first && this.#textOf(first, given)
      this.text += text ?? ''
      return text !== undefined
    }
    // Conditions that depend on what was asked: they choose rows, not columns.
    if (name === 'joined' && / (and|or) /.test(call.arguments[1]?.getText() ?? '')) {
      this.text += 'true'
      return true
    }
    const called = this.#enter(call, given)
    return called ? this.write(called.expression, called.given) : false
  }

  /** What a call gives: the function's result, with what its parameters stand for. */
  #enter(call: ts.CallExpression, given: Given): Meaning | undefined {
    const called = this.#functionOf(call.expression, given)
    const expression = called && resultOf(called.declaration)
    if (!called || !expression) return undefined
    const inside = new Map([...given, ...called.given])
    called.declaration.parameters.forEach((parameter, i) => {
      const argument = call.arguments[i] ?? parameter.initializer
      const symbol = this.#checker.getSymbolAtLocation(parameter.name)
      if (symbol && argument) inside.set(symbol, { expression: argument, given })
    })
    return { expression, given: inside }
  }

  /** What a name stands for: what was given for it, or what it was declared as. */
  #meaningOf(name: ts.Expression, given: Given): Meaning | undefined {
    const symbol = this.#symbolOf(name)
    const known = symbol && given.get(symbol)
    if (known) return known
    const declaration = symbol?.valueDeclaration
    if (declaration && ts.isVariableDeclaration(declaration))
      return declaration.initializer && { expression: declaration.initializer, given }
    if (symbol && declaration && ts.isParameter(declaration)) return this.#argumentOf(declaration)
    // A property's declaration would be one of many where the object is given by the caller: the object says which.
    return ts.isPropertyAccessExpression(name) ? this.#propertyOf(name, given) : undefined
  }

  /** What the file itself gives for a parameter of its function, where it first calls it. */
  #argumentOf(parameter: ts.ParameterDeclaration): Meaning | undefined {
    const { parent: called } = parameter
    if (!ts.isFunctionDeclaration(called) || !called.name) return undefined
    const symbol = this.#symbolOf(called.name)
    const find = (node: ts.Node): ts.CallExpression | undefined =>
      ts.isCallExpression(node) && this.#symbolOf(node.expression) === symbol
        ? node
        : ts.forEachChild(node, find)
    const expression = find(called.getSourceFile())?.arguments[called.parameters.indexOf(parameter)]
    return expression && { expression, given: new Map() }
  }

  /** What stands under a property of an object that is written out, or given by a call. */
  #propertyOf(
    { expression, name }: ts.PropertyAccessExpression,
    given: Given,
  ): Meaning | undefined {
    const object = this.#followed({ expression, given })
    if (!object || !ts.isObjectLiteralExpression(object.expression)) return undefined
    const property = object.expression.properties.find(
      (one): one is ts.PropertyAssignment =>
        ts.isPropertyAssignment(one) && one.name.getText() === name.text,
    )
    return property && { expression: property.initializer, given: object.given }
  }

  /** An expression, names and calls followed to what is written out. */
  #followed(meaning: Meaning | undefined): Meaning | undefined {
    if (!meaning || ++this.#depth > MAX_DEPTH) return undefined
    try {
      const { expression, given } = meaning
      if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
        return this.#followed({ expression: expression.expression, given })
      if (ts.isCallExpression(expression)) return this.#followed(this.#enter(expression, given))
      if (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression))
        return this.#followed(this.#meaningOf(expression, given))
      return meaning
    } finally {
      this.#depth--
    }
  }

  /** A text or number of the program's own, as `fixed` takes it; undefined when it is not understood. */
  #textOf(expression: ts.Expression, given: Given): string | undefined {
    if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression))
      return expression.text
    if (ts.isTemplateExpression(expression)) {
      const parts = expression.templateSpans.map((span) => {
        const text = this.#textOf(span.expression, given)
        return text === undefined ? undefined : text + span.literal.text
      })
      return parts.includes(undefined) ? undefined : expression.head.text + parts.join('')
    }
    const meaning = ts.isCallExpression(expression)
      ? this.#enter(expression, given)
      : this.#meaningOf(expression, given)
    return meaning && this.#textOf(meaning.expression, meaning.given)
  }

  /** The function that is called, with what the parameters around it stand for. */
  #functionOf(
    expression: ts.Expression,
    given: Given,
  ): { declaration: ts.FunctionLikeDeclaration; given: Given } | undefined {
    const declaration = this.#symbolOf(expression)?.valueDeclaration
    if (declaration && ts.isFunctionDeclaration(declaration)) return { declaration, given }
    const value = this.#followed({ expression, given })
    return value &&
      (ts.isArrowFunction(value.expression) || ts.isFunctionExpression(value.expression))
      ? { declaration: value.expression, given: value.given }
      : undefined
  }
}

/** What a function gives at its end. */
function resultOf({ body }: ts.FunctionLikeDeclaration): ts.Expression | undefined {
  if (!body) return undefined
  if (!ts.isBlock(body)) return body as ts.Expression
  const last = body.statements.findLast(ts.isReturnStatement)
  return last?.expression
}
