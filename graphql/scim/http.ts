// The protocol's endpoints, /scim/v2: RFC 7644. A token is asked for before anything of a request is read.
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { networkOf } from '#graphql/addresses.ts'
import { letGo } from '#graphql/body-limit.ts'
import { TooMany } from '#graphql/errors.ts'
import { refusalOf } from '#graphql/failures.ts'
import { sharedLimiter } from '#graphql/shared-limiter.ts'
import { log } from '#log.ts'
import { db, isDeadlock } from '#prisma/client.ts'
import { BASE } from './address.ts'
import { GROUPS, type ResourceType, USERS } from './attributes.ts'
import { connectionOfToken } from './connections.ts'
import { resourceTypes, schemas, serviceProviderConfig } from './discovery.ts'
import { errorBody, noSuchResource, ScimError } from './errors.ts'
import { createGroup, deleteGroup, patchGroup, replaceGroup } from './groups.ts'
import { type ListQuery, listGroups, listUsers, type Page } from './lists.ts'
import { type Projection, project } from './project.ts'
import {
  type Connection,
  etagOf,
  findGroup,
  findUser,
  groupResource,
  groupsOf,
  membersOf,
  userResource,
} from './rows.ts'
import { createUser, deleteUser, patchUser, replaceUser } from './users.ts'
import { textOf, type Values } from './values.ts'

const MEDIA = 'application/scim+json'
/** A group of MAX_MEMBERS fits, in bytes. */
const MAX_BODY = 4 * 1024 * 1024
/** Wrong tokens from one network in a minute. */
const wrongTokens = sharedLimiter('scim', 60, 60)

type Locals = { requestId: string; connection: Connection }
const connectionOf = (response: Response): Connection => (response.locals as Locals).connection

function send(response: Response, status: number, body: object): void {
  response.status(status).set('Cache-Control', 'no-store').type(MEDIA).send(JSON.stringify(body))
}

/** Finds whose token it is; a request without one learns nothing. */
async function authenticate(
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const token = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1]
  const id = token === undefined ? undefined : await connectionOfToken(token)
  if (id === undefined) {
    letGo(request, response)
    if (token !== undefined) await wrongTokens.spend(networkOf(request.ip))
    response.set('WWW-Authenticate', 'Bearer realm="Atrium"')
    throw new ScimError(401, 'A valid token is needed.')
  }
  const { requestId } = response.locals as Locals
  ;(response.locals as Locals).connection = { id, baseUrl: BASE, requestId }
  next()
}

const readBody = express.json({ type: [MEDIA, 'application/json'], limit: MAX_BODY })
function mustBeJson(request: Request, _: Response, next: NextFunction): void {
  const hasBody =
    request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH'
  if (hasBody && !request.is([MEDIA, 'application/json']))
    throw new ScimError(415, `A body is ${MEDIA} or application/json.`)
  next()
}

const MAX_TRIES = 4
/** Of two that wait for each other PostgreSQL gives up one, which is done again. */
async function tryAgain<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isDeadlock(error) || tries === MAX_TRIES) throw error
    }
  }
}

/** What the two kinds of resource do alike. */
type Endpoint = {
  kind: ResourceType
  read: (
    connection: Connection,
    id: string,
    withMembers: boolean,
  ) => Promise<{ version: number; resource: Values }>
  list: (connection: Connection, query: ListQuery) => Promise<Page>
  create: (connection: Connection, body: unknown) => Promise<string>
  replace: (
    connection: Connection,
    id: string,
    ifMatch: string | null,
    body: unknown,
  ) => Promise<boolean>
  patch: (
    connection: Connection,
    id: string,
    ifMatch: string | null,
    body: unknown,
  ) => Promise<boolean>
  remove: (connection: Connection, id: string, ifMatch: string | null) => Promise<void>
}
const USER_ENDPOINT: Endpoint = {
  kind: USERS,
  read: async (connection, id) => {
    const row = await findUser(db, connection, id)
    return {
      version: row.version,
      resource: userResource(connection, row, await groupsOf(db, [id])),
    }
  },
  list: (connection, query) => listUsers(db, connection, query),
  ...{ create: createUser, replace: replaceUser, patch: patchUser, remove: deleteUser },
}
const GROUP_ENDPOINT: Endpoint = {
  kind: GROUPS,
  read: async (connection, id, withMembers) => {
    const row = await findGroup(db, connection, id)
    const members = withMembers ? await membersOf(db, [id]) : null
    return { version: row.version, resource: groupResource(connection, row, members) }
  },
  list: (connection, query) => listGroups(db, connection, query),
  ...{ create: createGroup, replace: replaceGroup, patch: patchGroup, remove: deleteGroup },
}

const single = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
      ? value.join(',')
      : undefined
const projectionOf = (from: Record<string, unknown>): Projection => ({
  only: single(from.attributes),
  without: single(from.excludedAttributes),
})
const hasMembers = ({ only, without }: Projection): boolean =>
  only === undefined ? !/(^|[,:\s])members\s*(,|$)/i.test(without ?? '') : /members/i.test(only)
const whole = (value: unknown, name: string): number | undefined => {
  const text = typeof value === 'number' ? String(value) : single(value)
  if (text === undefined || text === '') return undefined
  if (!/^-?\d{1,9}$/.test(text))
    throw new ScimError(400, `${name} has to be a number.`, 'invalidValue')
  return Number(text)
}

async function answerList(
  { kind, list }: Endpoint,
  from: Record<string, unknown>,
  response: Response,
): Promise<void> {
  const projection = projectionOf(from)
  const [filter, sortBy] = [single(from.filter), single(from.sortBy)]
  const [startIndex, count] = [whole(from.startIndex, 'startIndex'), whole(from.count, 'count')]
  const {
    totalResults,
    startIndex: begun,
    resources,
  } = await list(connectionOf(response), {
    ...(filter === undefined ? {} : { filter }),
    ...(sortBy === undefined ? {} : { sortBy }),
    ...(startIndex === undefined ? {} : { startIndex }),
    ...(count === undefined ? {} : { count }),
    isDescending: single(from.sortOrder)?.toLowerCase() === 'descending',
    withoutMembers: !hasMembers(projection),
  })
  send(response, 200, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults,
    startIndex: begun,
    itemsPerPage: resources.length,
    Resources: resources.map((one) => project(kind, one, projection)),
  })
}

async function answerOne(
  { kind, read }: Endpoint,
  id: string,
  request: Request,
  response: Response,
  status = 200,
): Promise<void> {
  const projection = projectionOf(request.query)
  const { version, resource } = await read(connectionOf(response), id, hasMembers(projection))
  response.set('ETag', etagOf(version))
  if (request.method === 'GET' && request.headers['if-none-match'] === etagOf(version))
    return void response.status(304).end()
  const location = textOf((resource.meta as Values | undefined)?.location)
  if (status === 201) response.location(location)
  send(response, status, project(kind, resource, projection))
}

function resourceRoutes(router: Router, endpoint: Endpoint): void {
  const { kind, create, replace, patch, remove } = endpoint
  const idOf = (request: Request): string => String(request.params.id)
  const ifMatch = (request: Request): string | null => request.get('if-match') ?? null
  router.get(kind.endpoint, (request, response) => answerList(endpoint, request.query, response))
  router.post(`${kind.endpoint}/.search`, (request, response) =>
    answerList(endpoint, (request.body ?? {}) as Record<string, unknown>, response),
  )
  router.post(kind.endpoint, async (request, response) => {
    const id = await tryAgain(() => create(connectionOf(response), request.body))
    await answerOne(endpoint, id, request, response, 201)
  })
  router.get(`${kind.endpoint}/:id`, (request, response) =>
    answerOne(endpoint, idOf(request), request, response),
  )
  router.put(`${kind.endpoint}/:id`, async (request, response) => {
    await tryAgain(() =>
      replace(connectionOf(response), idOf(request), ifMatch(request), request.body),
    )
    await answerOne(endpoint, idOf(request), request, response)
  })
  router.patch(`${kind.endpoint}/:id`, async (request, response) => {
    await tryAgain(() =>
      patch(connectionOf(response), idOf(request), ifMatch(request), request.body),
    )
    await answerOne(endpoint, idOf(request), request, response)
  })
  router.delete(`${kind.endpoint}/:id`, async (request, response) => {
    await tryAgain(() => remove(connectionOf(response), idOf(request), ifMatch(request)))
    response.status(204).end()
  })
}

function discoveryRoutes(router: Router): void {
  const list = (resources: readonly object[]) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  })
  const listed = (path: string, all: readonly { id: string }[]): void => {
    router.get(path, (_, response) => send(response, 200, list(all)))
    router.get(`${path}/:id`, (request, response) => {
      const found = all.find(({ id }) => id === request.params.id)
      if (!found) throw noSuchResource()
      send(response, 200, found)
    })
  }
  router.get('/ServiceProviderConfig', (_, response) =>
    send(response, 200, serviceProviderConfig(BASE)),
  )
  listed('/ResourceTypes', resourceTypes(BASE))
  listed('/Schemas', schemas(BASE))
}

/** The answer to a request that failed, as the protocol has it. */
function answerError(error: unknown, _: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error)
  if (error instanceof ScimError) return send(response, error.status, errorBody(error))
  if (error instanceof TooMany) response.set('Retry-After', String(error.extensions.retryAfter))
  const refusal = refusalOf(error)
  const status = refusal
    ? (refusal.extensions.http as { status: number }).status
    : (error as { status?: number }).status
  if (status !== undefined && status >= 400 && status < 600) {
    const type = status === 400 ? 'invalidSyntax' : undefined
    return send(
      response,
      status,
      errorBody(new ScimError(status, 'The request cannot be answered.', type)),
    )
  }
  log.error({ err: error as Error }, 'a SCIM request failed')
  send(response, 500, errorBody(new ScimError(500, 'Something went wrong on our side.')))
}

/** Everything under /scim/v2. */
export function scimRoutes(): Router {
  const router = Router({ caseSensitive: false })
  router.use(authenticate, mustBeJson, readBody)
  discoveryRoutes(router)
  resourceRoutes(router, USER_ENDPOINT)
  resourceRoutes(router, GROUP_ENDPOINT)
  router.use((request: Request) => {
    const isKnown = /^\/(Bulk|Me)(\/|$)/i.test(request.path)
    throw isKnown ? new ScimError(501, 'This is not supported.') : noSuchResource()
  })
  router.use(answerError)
  return Router().use('/scim/v2', router)
}
