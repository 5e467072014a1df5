// Finding routes while one walks: react-router.config.ts says that the first page knows them all.
import { leftOut } from './left-out.ts'

export const isFogOfWarEnabled = ({ mode }: { mode: string }): boolean =>
  mode === 'initial' ? false : leftOut()

export const getPatchRoutesOnNavigationFunction = (): undefined => undefined

export const useFogOFWarDiscovery = (): void => {}

export {
  leftOut as getManifestPath,
  leftOut as getPartialManifest,
  leftOut as getPathsWithAncestors,
  leftOut as handleClientVersionMismatch,
}
export const URL_LIMIT = 0
