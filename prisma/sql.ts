// SQL as a tagged template: values always travel as parameters, fragments can be nested.
// Hot reads and all writes use it; see DECISIONS.md, "SQL where it is hot".

/** A piece of SQL with its values. A class, so that no object a person sent can pass for one. */
export class Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
  /** See `plannedForValues`. */
  readonly isPlannedForValues: boolean
  constructor(strings: readonly string[], values: readonly unknown[], isPlannedForValues = false) {
    this.strings = strings
    this.values = values
    this.isPlannedForValues = isPlannedForValues
  }
}

/**
 * A statement whose best plan depends on its values: a list over everything that somebody may read, or one with optional
 * filters. All others keep one plan, which for those that begin with an id is the same and saves the planning.
 * A function that serves several filters is planned, unless one that picks few rows (a board, an author) is always there.
 * Only outside of a transaction.
 */
export const plannedForValues = ({ strings, values }: Sql): Sql => new Sql(strings, values, true)

const isSql = (value: unknown): value is Sql => value instanceof Sql

/** Builds a piece of SQL. A nested piece is spliced in; anything else becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  if (!values.some(isSql)) return new Sql(strings, values)
  const texts: string[] = [strings[0] as string]
  const flat: unknown[] = []
  values.forEach((value, i) => {
    const after = strings[i + 1] as string
    if (isSql(value)) {
      texts[texts.length - 1] = `${texts.at(-1)}${value.strings[0]}`
      for (let k = 0; k < value.values.length; k++) {
        flat.push(value.values[k])
        texts.push(value.strings[k + 1] as string)
      }
      texts[texts.length - 1] = `${texts.at(-1)}${after}`
    } else {
      flat.push(value)
      texts.push(after)
    }
  })
  return new Sql(texts, flat)
}

/** A fixed piece of SQL from the program's own text. Never pass anything a person wrote. */
export const fixed = (text: string): Sql => new Sql([text], [])

/** Joins pieces with a separator, e.g. conditions with ` and `. No pieces give `otherwise`. */
export function joined(pieces: readonly Sql[], separator: string, otherwise = 'true'): Sql {
  if (pieces.length === 0) return fixed(otherwise)
  const texts: string[] = ['']
  const values: unknown[] = []
  pieces.forEach((piece, i) => {
    texts[texts.length - 1] = `${texts.at(-1)}${i ? separator : ''}${piece.strings[0]}`
    for (let k = 0; k < piece.values.length; k++) {
      values.push(piece.values[k])
      texts.push(piece.strings[k + 1] as string)
    }
  })
  return new Sql(texts, values)
}

const textOf = new WeakMap<readonly string[], string>()

/** The text with $1, $2 … in the places of the values. */
export function textWithParameters(piece: Sql): string {
  const known = textOf.get(piece.strings)
  if (known !== undefined) return known
  let text = piece.strings[0] as string
  for (let i = 1; i < piece.strings.length; i++) text += `$${i}${piece.strings[i]}`
  textOf.set(piece.strings, text)
  return text
}
