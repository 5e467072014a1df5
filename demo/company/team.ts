// The team that works on an entry that won. Days before the seed runs; what is still ahead has a negative number.

type Way = {
  who: string
  daysAgo: number
  does: 'APPLIES' | 'IS_INVITED' | 'ACCEPTS' | 'IS_ACCEPTED' | 'DECLINES' | 'IS_RELEASED' | 'LEAVES'
  /** The skill of the position. */
  position?: string
}
export const team = {
  entry: 'nine-steps-on-glass',
  leader: 'lukas',
  formedDaysAgo: 47,
  demoDaysAgo: -20,
  endsDaysAgo: -41,
  charter: `Bis zum Herbst gibt es **eine Inbetriebnahme und eine Unterschrift**, in allen vier Werkstätten.

Gelungen ist es, wenn vier Wochen lang kein Protokoll fehlt und niemand den Block aus dem Auto holt.`,
  positions: ['tablets', 'commissioning', 'plain words', 'teaching', 'accessibility'],
  ways: [
    { who: 'amina', daysAgo: 46.8, does: 'APPLIES', position: 'commissioning' },
    { who: 'samir', daysAgo: 46.5, does: 'APPLIES', position: 'tablets' },
    { who: 'amina', daysAgo: 46.4, does: 'IS_ACCEPTED' },
    { who: 'samir', daysAgo: 46.3, does: 'IS_ACCEPTED' },
    { who: 'amina', daysAgo: 45.9, does: 'IS_RELEASED' },
    { who: 'samir', daysAgo: 45.6, does: 'IS_RELEASED' },
    { who: 'eva', daysAgo: 45.5, does: 'IS_INVITED', position: 'plain words' },
    { who: 'eva', daysAgo: 45.1, does: 'DECLINES' },
    { who: 'dorota', daysAgo: 45, does: 'IS_INVITED', position: 'plain words' },
    { who: 'dorota', daysAgo: 44.6, does: 'ACCEPTS' },
    { who: 'dorota', daysAgo: 44.2, does: 'IS_RELEASED' },
    { who: 'dorota', daysAgo: 12, does: 'LEAVES' },
    { who: 'tess', daysAgo: 2.9, does: 'APPLIES', position: 'plain words' },
    { who: 'kofi', daysAgo: 2.4, does: 'IS_INVITED', position: 'teaching' },
    { who: 'mei', daysAgo: 1.9, does: 'APPLIES', position: 'accessibility' },
    { who: 'mei', daysAgo: 1.6, does: 'IS_ACCEPTED' },
  ] satisfies Way[] as readonly Way[],
}
