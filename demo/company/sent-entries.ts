// What came by the QR code of a challenge, from colleagues of the workshop without an account; stages that a sponsor saved, and an idea that was taken in by its tag.

type SentEntry = {
  daysAgo: number
  title: string
  body: string
  name: string
  /** Left out: it waits. */
  acceptedDaysAgo?: number
}
type Sent = { challenge: string; daysAgo: number; entries: readonly SentEntry[] }

export const sent: Sent = {
  challenge: 'half-the-cardboard',
  daysAgo: 6.5,
  entries: [
    {
      daysAgo: 2.6,
      title: 'Het binnenkarton van de pompen gaat terug mee',
      body: 'Wij maken ze open aan de bank, het binnenwerk is nog goed. Plat leggen, dertig in een krat.',
      name: 'Wim, demontage',
      acceptedDaysAgo: 2.1,
    },
    {
      daysAgo: 0.3,
      title: 'Een rolwagen met vilt voor de kleppen',
      body: 'Dan hoeft er geen doos om. Staat nog een oude in de loods.',
      name: 'Rachida, magazijn',
    },
  ],
}

export const template = {
  challenge: 'winter-without-a-call',
  daysAgo: 3,
  name: 'Votes, pairs and a trial',
}

/** An idea that a sponsor took into a challenge by its tag. */
export const campaign = {
  challenge: 'half-the-cardboard',
  idea: 'cardboard-press-hours',
  tag: 'cardboard',
  daysAgo: 5.5,
}
