import { MAX_LATE } from '#graphql/ideas/limits.ts'

/** A board's late answers as a figure: the server counts them up to a limit. */
export const lateCount = (late: number): string => (late < MAX_LATE ? String(late) : `${MAX_LATE}+`)
