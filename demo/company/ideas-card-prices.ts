import type { SeedIdea } from './shape.ts'

// Hidden: seven people. Nothing here may show up in anybody else's search, counts or bell.
export const ideasCardPrices: SeedIdea[] = [
  {
    slug: 'four-offers',
    board: 'what-the-printers-asked',
    author: 'ruben',
    daysAgo: 18.3,
    title: 'Four offers for ten thousand cards, side by side',
    body: `For the neighbour card, 10,000 pieces, both sides, recycled 300 grams:

- Drukkerij Maes & Zoon, Gent: **412 euro**, five days
- PrintPunt, online: 287 euro, nine days, smells of vinegar
- Gráfica do Rio, Porto: 390 euro, and they perforate
- our own printer: 340 in toner, and the printer’s life

None of them may hear what the others asked. That is why we are seven here.`,
    tags: ['card', 'prices', 'print'],
    heat: 0.7,
    supporters: ['mireille', 'gavin', 'hanne'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'mireille',
        daysAgo: 12.4,
        note: 'Porto for the south, Maes for the north, if the trial says yes.',
        assignee: 'ruben',
        next: 'Ruben asks both for a price at thirty thousand.',
      },
    ],
    comments: [
      {
        by: 'gavin',
        daysAgo: 17.8,
        text: 'I held all four. The vinegar one has a yellow cast, our orange turns into mustard.',
      },
      {
        by: 'hanne',
        daysAgo: 16.9,
        text: 'Difference between best and cheapest is a cent a card. Take the one that does not smell.',
        reactions: { '👍': ['mireille', 'gavin', 'ruben', 'saskia'] },
      },
      {
        by: 'tomasz',
        daysAgo: 14.1,
        text: 'Printer in Tczew does perforation for nothing if he may put his name at the edge. Very small.',
        replies: [
          { by: 'gavin', daysAgo: 13.8, text: 'How small?' },
          {
            by: 'tomasz',
            daysAgo: 13.7,
            text: 'Four point. You need his glasses.',
            reactions: { '❤': ['gavin', 'mireille', 'ayse'] },
          },
        ],
      },
      {
        by: 'ruben',
        daysAgo: 2.9,
        text: 'At thirty thousand: Maes 1,020, Porto 960 with the perforation. Both valid until the end of April.',
      },
    ],
  },
  {
    slug: 'who-pays-card',
    board: 'what-the-printers-asked',
    author: 'mireille',
    daysAgo: 11.6,
    title: 'Out of which pocket do we pay the card?',
    body: `Four cents is nothing, thirty thousand times four cents is 1,200 euro a year, and then it has an owner.

Three pockets: **Field** (it saves their mornings), **Sales** (one neighbour in thirty asks for a quote), **Care** (fewer complaints). I would say Field, but I *am* Field, so please contradict me.`,
    tags: ['card', 'budget'],
    heat: 0.5,
    supporters: ['ayse', 'saskia'],
    statusChanges: [],
    comments: [
      {
        by: 'saskia',
        daysAgo: 11.1,
        text: 'Each complaint costs Care 47 minutes. I would pay half, happily, and say so.',
      },
      {
        by: 'ayse',
        daysAgo: 10.3,
        text: 'From the trial: the saved mornings are 70 % of the gain, quotes 25, complaints 5. If pockets follow gains it is Field and a bit of Sales.',
        reactions: { '👍': ['hanne', 'ruben'], '👀': ['mireille'] },
      },
      {
        by: 'hanne',
        daysAgo: 8.2,
        text: 'Field, then. I would rather not have three signatures on a card of four cents.',
        reactions: { '❤': ['mireille', 'ruben', 'tomasz'] },
      },
    ],
  },
  {
    slug: 'exclusive-clause',
    board: 'what-the-printers-asked',
    author: 'saskia',
    daysAgo: 6.9,
    title: 'One printer wants to be the only one for three years',
    body: `Maes came back with **9 % less, if we sign for three years and with nobody else**. Porto would be out.

I read contracts with the eyes of someone who later has to explain them. Three years is a long time for a piece of card. But nine per cent is more than the perforation costs.`,
    tags: ['card', 'contract', 'prices'],
    heat: 0.4,
    supporters: ['gavin'],
    statusChanges: [],
    comments: [
      {
        by: 'ruben',
        daysAgo: 6.6,
        text: 'In three years the card may be a message on a phone. I would sign one year, with a price for the second.',
        reactions: { '👍': ['mireille', 'saskia', 'hanne'] },
      },
      {
        by: 'tomasz',
        daysAgo: 6.1,
        text: 'And freight to Gdańsk is on us in that offer, page 4, grey letters. That is 6 of the 9.',
        reactions: { '👀': ['ruben', 'saskia', 'hanne'], '🙏': ['mireille'] },
      },
      {
        by: 'saskia',
        daysAgo: 5.9,
        text: 'I missed the grey letters! Thank you. Then there is nothing to explain to anyone.',
      },
      {
        by: 'mireille',
        daysAgo: 0.26,
        text: 'I told Maes: one year, no clause. He was friendly about it and is thinking until Friday. Nothing outside this room until then, please.',
      },
    ],
  },
  {
    slug: 'lift-poster-price',
    board: 'what-the-printers-asked',
    author: 'gavin',
    daysAgo: 1.8,
    title: 'What a lift poster would cost beside the card',
    body: `Beatriz is right that in Porto a poster in the lift beats eleven cards. I asked two of the four without saying who it is for:

- A4, stays up with four dots of gum: **0.31 each** at 500
- the same, washable and reusable: 1.90, and somebody must fetch it back

Reusable is cheaper from the seventh use. Do we believe in a seventh use?`,
    tags: ['card', 'poster', 'prices'],
    heat: 0.4,
    supporters: ['mireille'],
    statusChanges: [],
    comments: [
      {
        by: 'tomasz',
        daysAgo: 1.5,
        text: 'No.',
        reactions: { '❤': ['gavin', 'mireille', 'ruben', 'ayse'] },
      },
      {
        by: 'ruben',
        daysAgo: 1.3,
        text: 'I have lent out four folding ladders and got three back. A poster has no rungs.',
      },
      {
        by: 'ayse',
        daysAgo: 0.9,
        text: 'In five lifts of the trial: two were gone after a day, one had a moustache drawn on the fitter. Paper.',
        reactions: { '❤': ['gavin', 'saskia', 'tomasz'] },
      },
    ],
  },
]
