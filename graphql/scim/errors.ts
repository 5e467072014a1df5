// What the protocol answers in place of a resource: RFC 7644, section 3.12.

/** The keywords of RFC 7644, table 9, that are used here. */
export type ScimErrorType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'sensitive'
  | 'tooMany'
  | 'uniqueness'

/** A request that is refused, told to a program: in English, and naming the attribute. */
export class ScimError extends Error {
  override name = 'ScimError'
  readonly status: number
  readonly scimType: ScimErrorType | undefined

  constructor(status: number, detail: string, scimType?: ScimErrorType) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export const noSuchResource = (): ScimError => new ScimError(404, 'There is no such resource.')
export const invalidValue = (detail: string): ScimError =>
  new ScimError(400, detail, 'invalidValue')
export const notUnique = (detail: string): ScimError => new ScimError(409, detail, 'uniqueness')

/** The body of an answer that refuses. */
export const errorBody = ({ status, message, scimType }: ScimError) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  ...(scimType ? { scimType } : {}),
  detail: message,
})
