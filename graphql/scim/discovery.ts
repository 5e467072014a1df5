// What a directory reads to learn what can be done here: RFC 7643, sections 5 to 7.
import { describeAttribute, GROUPS, type ResourceType, USERS } from './attributes.ts'
import { MAX_PAGE } from './lists.ts'

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema'

export const serviceProviderConfig = (baseUrl: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MAX_PAGE },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth Bearer Token',
      description: 'The token that Atrium shows once, under Admin, Directory sync.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
})

export const resourceTypes = (baseUrl: string) =>
  [USERS, GROUPS].map(({ name, endpoint, schema, extension }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint,
    schema,
    ...(extension ? { schemaExtensions: [{ schema: extension.schema, required: false }] } : {}),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${name}` },
  }))

const COMMON = new Set(['id', 'externalId', 'meta'])
export const schemas = (baseUrl: string) =>
  [USERS, GROUPS].flatMap((kind: ResourceType) => {
    const own = { schema: kind.schema, name: kind.name, attributes: kind.attributes }
    return [own, ...(kind.extension ? [kind.extension] : [])].map(
      ({ schema, name, attributes }) => ({
        schemas: [SCHEMA],
        id: schema,
        name,
        attributes: attributes.filter((one) => !COMMON.has(one.name)).map(describeAttribute),
        meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema}` },
      }),
    )
  })
