// What pages about goals and the server share. No library: pages load this file.

export const GOAL_TITLE_LENGTH = 120
export const GOAL_ABOUT_LENGTH = 3_000

export const GOAL_STATES = ['OPEN', 'REACHED', 'DROPPED'] as const
export type GoalState = (typeof GOAL_STATES)[number]
