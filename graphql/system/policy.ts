// Who sees how the installation is, and who acts on it. Pure.
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'

export const canReadHealth = (viewer: Viewer): boolean => may(viewer, 'READ_ADMINISTRATION')
export const canRepair = (viewer: Viewer): boolean => may(viewer, 'CHANGE_ADMINISTRATION')
