// Reading at other servers: each channel in turn, and why one cannot be read, as a word that is stored and said in the reader's language.

import { customersMessages } from '#messages/customers.ts'
import type { Language } from '#messages/engine/languages.ts'

const FAULTS = [
  'ADDRESS',
  'SILENT',
  'STATUS',
  'MOVED',
  'NO_FEED',
  'TOKEN',
  'TOO_OFTEN',
  'PASSWORD',
  'NO_INBOX',
  'UNREADABLE',
  'HERE',
] as const
export type ReadFault = (typeof FAULTS)[number]

type Details = {
  /** What its server answered. */
  status?: number
  /** When it wants to be asked again, as a moment or in milliseconds from now. */
  until?: Date | number | null
}

/** Why a server cannot be read. Its message is what is stored of it. */
export class CannotRead extends Error {
  override name = 'CannotRead'
  readonly until: Date | number | null
  constructor(fault: ReadFault, { status, until = null }: Details = {}) {
    super(status === undefined ? fault : `${fault} ${status}`)
    this.until = until
  }
}

/** What is stored of a fault, in words; null for none, and what was stored before there were words for it as it is. */
export function faultIn(language: Language, stored: string | null): string | null {
  const [word, status = ''] = stored?.split(' ') ?? []
  const fault = FAULTS.find((one) => one === word)
  return fault ? customersMessages.in(language)(`cannotRead.${fault}`, { status }) : stored
}

/**
 * Reads one after the other; one that fails holds up no other. What is no fault of the server there is thrown in the end, as AggregateError.
 * @param note keeps that it was read (null), or why not
 */
export async function readEach<Due>(
  dues: readonly Due[],
  read: (due: Due) => Promise<void>,
  note: (due: Due, fault: CannotRead | null) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = []
  for (const due of dues) {
    try {
      await read(due)
      await note(due, null)
    } catch (error) {
      if (!(error instanceof CannotRead)) faults.push(error)
      await note(due, error instanceof CannotRead ? error : new CannotRead('HERE'))
    }
  }
  if (faults.length) throw new AggregateError(faults, 'channels could not be read')
}

/** How long until the next try: twice as long for each failure in a row, up to `most` (milliseconds). */
export const pauseAfter = (failures: number, every: number, most: number): number =>
  Math.min(every * 2 ** Math.min(failures, 10), most)
