// What pages about stage gates and the server share. No library: pages load this file.

/** What a gate can ask for. */
export const GATE_MEASURES = ['supporters', 'units', 'quotes', 'comments'] as const
export type GateMeasure = (typeof GATE_MEASURES)[number]
/** The stages into which entries can be let one by one. */
export const GATE_STAGES = ['SHAPE', 'EVALUATE', 'TRIAL', 'DECIDE'] as const
export type GateStage = (typeof GATE_STAGES)[number]
/** A gate asks for at most so many. */
export const MAX_NEEDED = 10_000
