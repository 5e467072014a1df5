// What pages about process tags and the server share. No library: pages load this file.

export const PROCESS_NAME_LENGTH = 60
/** Processes in use. */
export const MAX_PROCESSES = 100
export const RISK_REASON_LENGTH = 1_000
export const RISK_ANSWER_LENGTH = 2_000

/** CLEAR: no objection. CONDITIONS: it may go on under conditions. STOP: it must not go on as it is. */
export const RISK_VERDICTS = ['CLEAR', 'CONDITIONS', 'STOP'] as const
export type RiskVerdict = (typeof RISK_VERDICTS)[number]
