// What each role may. The one declaration: policies ask `may`, and nothing else compares names of roles (roles-structure.test.ts).
import type { Viewer } from './context.ts'

/** What a role may give. Those in CHANGES also need a session or a token that writes. */
export type Right =
  /** Reads what stands in open spaces, and knows everyone of the company. */
  | 'READ_COMPANY'
  /** Makes spaces. */
  | 'MAKE_SPACES'
  /** Opens the pages of administrators and the audit log. */
  | 'READ_ADMINISTRATION'
  /** Changes what these pages show: people, roles, calendars, imports, service accounts, the usage policy. */
  | 'CHANGE_ADMINISTRATION'
  /** Manages the spaces that they can read as its owners do. */
  | 'MANAGE_SPACES'
  /** Asks for the author of a sealed post, or agrees, for the company. */
  | 'REVEAL_SEALED'
  /** Removes comments of others and merges posts. */
  | 'MODERATE'
  /** Runs challenges. */
  | 'SPONSOR_CHALLENGES'
  /** Works on customers' threads. */
  | 'ANSWER_CUSTOMERS'
  /** Reads posts that are restricted: customers' threads. */
  | 'READ_RESTRICTED'
  /** Sees customers' names and addresses. */
  | 'SEE_CUSTOMER_DATA'

const CHANGES: ReadonlySet<Right> = new Set([
  'MAKE_SPACES',
  'CHANGE_ADMINISTRATION',
  'REVEAL_SEALED',
  'MODERATE',
  'SPONSOR_CHALLENGES',
  'ANSWER_CUSTOMERS',
])

type Declared = {
  rights: readonly Right[]
  /** Can it be given for one space alone? */
  isOfSpace: boolean
}

/**
 * Roles and what they add. Everyone is EMPLOYEE, GUEST or SERVICE, which nobody gives. Owners of a space are its members with that
 * role: see spaces/policy.ts. AUDITOR adds reading alone.
 */
export const ROLES = {
  EMPLOYEE: { rights: ['READ_COMPANY', 'MAKE_SPACES'], isOfSpace: false },
  GUEST: { rights: [], isOfSpace: false },
  /** A program: it reads as employees do. */
  SERVICE: { rights: ['READ_COMPANY'], isOfSpace: false },
  SPONSOR: { rights: ['SPONSOR_CHALLENGES'], isOfSpace: true },
  PRODUCT_TEAM: { rights: ['ANSWER_CUSTOMERS', 'READ_RESTRICTED'], isOfSpace: true },
  SUPPORT: {
    rights: ['ANSWER_CUSTOMERS', 'READ_RESTRICTED', 'SEE_CUSTOMER_DATA'],
    isOfSpace: true,
  },
  MODERATOR: { rights: ['MODERATE'], isOfSpace: true },
  AUDITOR: { rights: ['READ_ADMINISTRATION'], isOfSpace: false },
  ADMINISTRATOR: {
    rights: ['READ_ADMINISTRATION', 'CHANGE_ADMINISTRATION', 'MANAGE_SPACES', 'REVEAL_SEALED'],
    isOfSpace: false,
  },
} as const satisfies Record<string, Declared>

export type RoleName = keyof typeof ROLES
/** Roles that are given and ended, in the order of the pages. */
export const GRANTED_ROLES = [
  'SPONSOR',
  'PRODUCT_TEAM',
  'SUPPORT',
  'MODERATOR',
  'AUDITOR',
  'ADMINISTRATOR',
] as const satisfies readonly RoleName[]
export type GrantedRole = (typeof GRANTED_ROLES)[number]

/** Those that a group of the company's directory can give: a directory alone makes nobody an administrator. */
export const canComeFromGroup = (role: GrantedRole): boolean => role !== 'ADMINISTRATOR'

/** The given roles that give a right. */
export const rolesWith = (right: Right): GrantedRole[] =>
  GRANTED_ROLES.filter((role) => (ROLES[role].rights as readonly Right[]).includes(right))

/** A role that somebody holds now. `spaceId` null: in the whole company. */
export type HeldRole = { role: RoleName; spaceId: number | null }

/**
 * Has somebody a right by one of their roles? A role for one space gives it in that space alone. Pure.
 * @param spaceId where it is asked for; without it only roles in the whole company count
 */
export function may(
  viewer: Pick<Viewer, 'roles' | 'scopes'>,
  right: Right,
  spaceId: number | null = null,
): boolean {
  if (CHANGES.has(right) && !viewer.scopes.includes('write')) return false
  return viewer.roles.some(
    (held) =>
      (held.spaceId === null || held.spaceId === spaceId) &&
      (ROLES[held.role].rights as readonly Right[]).includes(right),
  )
}
