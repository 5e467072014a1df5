// What was reported in the demo company, and what the owners of its spaces decided.
import type { SeedModeration, SeedReport } from './shape.ts'

export const reports: SeedReport[] = [
  {
    idea: 'rubber-feet',
    comment: 0,
    reports: [
      {
        by: 'ayse',
        daysAgo: 20.4,
        reason: 'CONFIDENTIAL',
        note: 'What a return visit costs us is for us alone, and guests read here as well.',
      },
    ],
    decision: {
      by: 'hanne',
      daysAgo: 20.1,
      outcome: 'KEPT',
      reason:
        'The figure stands in our annual report, so it may stand here. Thank you for looking twice.',
    },
  },
  {
    idea: 'tell-the-street-first',
    comment: 0,
    reports: [
      {
        by: 'saskia',
        daysAgo: 12.3,
        reason: 'OTHER',
        note: 'Wat bij een klant op de koelkast hangt, hoort niet op een bord.',
      },
    ],
    decision: {
      by: 'hanne',
      daysAgo: 12,
      outcome: 'WARNED',
      reason: 'Tell us that it worked, and leave out what you saw in the kitchen of a customer.',
    },
  },
  {
    idea: 'night-mode-bedtime',
    reports: [
      {
        by: 'zofia',
        daysAgo: 1.4,
        reason: 'CONFIDENTIAL',
        note: 'The six streets can be guessed from the town and the month.',
      },
      {
        by: 'koen',
        daysAgo: 0.6,
        reason: 'CONFIDENTIAL',
        note: 'De bewoners weten niet dat we hebben gemeten.',
      },
    ],
  },
]

export const moderation: SeedModeration = {
  moderators: [
    { who: 'hanne', by: 'nils', daysAgo: 40, reason: 'Moderates the whole company' },
    { who: 'saskia', by: 'nils', daysAgo: 40, reason: 'Leest mee in het Nederlands' },
  ],
  duty: [
    { who: 'hanne', by: 'nils', firstDay: -2, lastDay: 4 },
    { who: 'saskia', by: 'nils', firstDay: 5, lastDay: 11 },
  ],
  locks: [
    {
      idea: 'tell-the-street-first',
      by: 'hanne',
      // After everything else that is done there.
      daysAgo: 0.001,
      days: 14,
      reason: 'The measurements come next week. Until then we would only repeat ourselves.',
    },
  ],
  pins: [{ idea: 'rubber-feet', by: 'hanne', daysAgo: 3 }],
  words: [
    { word: 'Project Kestrel', effect: 'WARN', by: 'nils', daysAgo: 1.4 },
    { word: 'price list 2027', effect: 'HOLD', by: 'nils', daysAgo: 1.4 },
  ],
  held: [
    {
      idea: 'rubber-feet',
      by: 'koen',
      daysAgo: 0.1,
      text: 'With the price list 2027 in hand I would order the softer feet now.',
    },
  ],
}
