// The attributes of users and groups, declared once: reading, filters, changes and /Schemas go by them. RFC 7643, sections 4 and 8.7.

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

export type Attribute = {
  name: string
  type: 'string' | 'boolean' | 'dateTime' | 'reference' | 'complex'
  isMany?: boolean
  isRequired?: boolean
  isCaseExact?: boolean
  isUnique?: boolean
  /** The server's own: requests cannot set it. */
  isReadOnly?: boolean
  /** Of a complex attribute. */
  parts?: readonly Attribute[]
}

const text = (name: string, more: Partial<Attribute> = {}): Attribute => ({
  name,
  type: 'string',
  ...more,
})
const many = (name: string, parts: readonly Attribute[] = []): Attribute => ({
  name,
  type: 'complex',
  isMany: true,
  parts: [
    text('value'),
    text('display'),
    text('type'),
    { name: 'primary', type: 'boolean' },
    ...parts,
  ],
})

/** Every resource has these. */
const COMMON: readonly Attribute[] = [
  text('id', { isReadOnly: true, isCaseExact: true, isUnique: true }),
  text('externalId', { isCaseExact: true }),
  {
    name: 'meta',
    type: 'complex',
    isReadOnly: true,
    parts: [
      text('resourceType', { isReadOnly: true, isCaseExact: true }),
      { name: 'created', type: 'dateTime', isReadOnly: true },
      { name: 'lastModified', type: 'dateTime', isReadOnly: true },
      { name: 'location', type: 'reference', isReadOnly: true, isCaseExact: true },
      text('version', { isReadOnly: true, isCaseExact: true }),
    ],
  },
]

const ADDRESS = [
  text('formatted'),
  text('streetAddress'),
  text('locality'),
  text('region'),
  text('postalCode'),
  text('country'),
]

const USER: readonly Attribute[] = [
  text('userName', { isRequired: true, isUnique: true }),
  {
    name: 'name',
    type: 'complex',
    parts: [
      text('formatted'),
      text('familyName'),
      text('givenName'),
      text('middleName'),
      text('honorificPrefix'),
      text('honorificSuffix'),
    ],
  },
  text('displayName'),
  text('nickName'),
  { name: 'profileUrl', type: 'reference' },
  text('title'),
  text('userType'),
  text('preferredLanguage'),
  text('locale'),
  text('timezone'),
  { name: 'active', type: 'boolean' },
  many('emails'),
  many('phoneNumbers'),
  many('addresses', ADDRESS),
  many('roles'),
  many('entitlements'),
  {
    name: 'groups',
    type: 'complex',
    isMany: true,
    isReadOnly: true,
    parts: [
      text('value', { isReadOnly: true, isCaseExact: true }),
      text('display', { isReadOnly: true }),
    ],
  },
]

const ENTERPRISE: readonly Attribute[] = [
  text('employeeNumber'),
  text('costCenter'),
  text('organization'),
  text('division'),
  text('department'),
  {
    name: 'manager',
    type: 'complex',
    parts: [
      text('value', { isCaseExact: true }),
      { name: '$ref', type: 'reference', isCaseExact: true },
      text('displayName', { isReadOnly: true }),
    ],
  },
]

const GROUP: readonly Attribute[] = [
  text('displayName', { isRequired: true }),
  {
    name: 'members',
    type: 'complex',
    isMany: true,
    parts: [
      text('value', { isCaseExact: true }),
      text('type'),
      text('display', { isReadOnly: true }),
      { name: '$ref', type: 'reference', isReadOnly: true, isCaseExact: true },
    ],
  },
]

/** A kind of resource: its own attributes, and those of its extension under the extension's name. */
export type ResourceType = {
  name: 'User' | 'Group'
  endpoint: '/Users' | '/Groups'
  schema: string
  attributes: readonly Attribute[]
  extension?: { schema: string; name: string; attributes: readonly Attribute[] }
}
export const USERS: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  schema: USER_SCHEMA,
  attributes: [...COMMON, ...USER],
  extension: { schema: ENTERPRISE_SCHEMA, name: 'Enterprise User', attributes: ENTERPRISE },
}
export const GROUPS: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  schema: GROUP_SCHEMA,
  attributes: [...COMMON, ...GROUP],
}

/** Attributes of a resource by their names in any case, and how they are called. */
export const attributeNamed = (
  attributes: readonly Attribute[],
  name: string,
): Attribute | undefined => {
  const wanted = name.toLowerCase()
  return attributes.find((one) => one.name.toLowerCase() === wanted)
}

/** Where in a resource an attribute stands: its schema (null: the core) and its names, and what is declared of it. */
export type AttributePath = {
  extension: string | null
  attribute: Attribute
  part: Attribute | null
}

/**
 * Reads "emails.value", "urn:…:User:department" or "name.givenName", in any case. Undefined for what is no attribute.
 * The extension alone, "urn:…:enterprise:2.0:User", is no attribute either.
 */
export function readAttributePath(kind: ResourceType, path: string): AttributePath | undefined {
  const { attributes, rest, extension } = schemaIn(kind, path)
  const [name = '', partName, ...more] = rest.split('.')
  const attribute = attributeNamed(attributes, name)
  if (!attribute || more.length > 0) return undefined
  if (partName === undefined) return { extension, attribute, part: null }
  const part = attributeNamed(attribute.parts ?? [], partName)
  return part && { extension, attribute, part }
}

/** Which schema a path begins with, and what follows. */
function schemaIn(kind: ResourceType, path: string) {
  const core = { attributes: kind.attributes, extension: null }
  const lower = path.toLowerCase()
  const { extension } = kind
  if (extension && lower.startsWith(`${extension.schema.toLowerCase()}:`)) {
    const { schema, attributes } = extension
    return { attributes, extension: schema, rest: path.slice(schema.length + 1) }
  }
  if (lower.startsWith(`${kind.schema.toLowerCase()}:`))
    return { ...core, rest: path.slice(kind.schema.length + 1) }
  return { ...core, rest: path }
}

/** What /Schemas says of an attribute. */
export const describeAttribute = (one: Attribute): object => ({
  name: one.name,
  type: one.type,
  multiValued: one.isMany ?? false,
  description: one.name,
  required: one.isRequired ?? false,
  ...(one.type === 'boolean' || one.type === 'complex'
    ? {}
    : { caseExact: one.isCaseExact ?? false }),
  mutability: one.isReadOnly ? 'readOnly' : 'readWrite',
  returned: one.name === 'id' ? 'always' : 'default',
  uniqueness: one.isUnique ? 'server' : 'none',
  ...(one.type === 'reference' ? { referenceTypes: ['external'] } : {}),
  ...(one.parts ? { subAttributes: one.parts.map(describeAttribute) } : {}),
})
