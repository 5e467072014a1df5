import type { SeedIdea } from './shape.ts'

// Closed: the Porto site.
export const ideasHallOnTheRiver: SeedIdea[] = [
  {
    slug: 'flood-line',
    board: 'hall-on-the-river',
    author: 'duarte',
    daysAgo: 38.2,
    title: 'Nothing with a plug below the flood line',
    body: `In January the Douro stood eleven centimetres below our door. I moved forty boxes of controllers at night with my cousin.

A blue line on all walls, **60 centimetres**, and one rule: below it only steel, rubber and pallets. Everything with a plug goes up. It costs a tin of paint and two weekends of shelves.`,
    tags: ['warehouse', 'flood', 'safety'],
    heat: 0.75,
    supporters: ['beatriz', 'rui', 'nuno', 'tiago', 'joao'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'beatriz',
        daysAgo: 35.1,
        note: 'I carried some of those boxes. Yes.',
        assignee: 'duarte',
        next: 'Shelves are ordered, the line is painted on Saturday.',
      },
      {
        to: 'IN_USE',
        by: 'beatriz',
        daysAgo: 17.4,
        note: 'Line is there, everything with a cable is above it.',
        assignee: 'duarte',
        next: 'Duarte walks the line on the first of each month from October.',
      },
    ],
    answer: {
      by: 'beatriz',
      daysAgo: 35.2,
      kind: 'YES',
      text: 'Yes, and your cousin gets a dinner.',
    },
    comments: [
      {
        by: 'joao',
        daysAgo: 37.6,
        text: 'The lab is upstairs, but my cables come through the floor at 20 centimetres. I would like to be above the line too.',
        replies: [
          {
            by: 'duarte',
            daysAgo: 37.4,
            text: 'I will lift the box. You owe me a quiet afternoon.',
          },
        ],
      },
      {
        by: 'hugo',
        daysAgo: 34.4,
        text: 'The insurer lowers the premium by 6 % for that line, if we send a photo. I did not ask why.',
        reactions: { '🎉': ['duarte', 'beatriz', 'rita'] },
      },
      {
        by: 'miguel',
        daysAgo: 16.8,
        language: 'pt',
        text: 'Há uma marca de 1962 na parede do fundo. Está um metro acima da nossa linha.',
        reactions: { '👀': ['duarte', 'beatriz', 'joao', 'hugo'] },
      },
    ],
  },
  {
    slug: 'shade-for-vans',
    board: 'hall-on-the-river',
    author: 'rui',
    daysAgo: 22.6,
    language: 'pt',
    title: 'Uma lona sobre as carrinhas, antes de junho',
    body: `Em julho, às duas da tarde, o volante queima e a cola dos tubos derrete na prateleira. Uma lona de barco, **oito metros por doze**, presa à parede do armazém e a dois postes.

O meu cunhado tem um estaleiro em Leça e faz-nos um preço. Sombra para seis carrinhas e para quem come lá fora.`,
    tags: ['vans', 'shade', 'summer'],
    heat: 0.6,
    supporters: ['miguel', 'ines', 'beatriz', 'duarte', 'teresa'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'tiago',
        daysAgo: 17.2,
        note: 'A sail is a good idea until the first storm. Somebody has to calculate the posts.',
        assignee: 'catarina',
        next: 'Catarina draws posts and a release for wind.',
      },
    ],
    answer: {
      by: 'tiago',
      daysAgo: 17.3,
      kind: 'QUESTION',
      text: 'Gosto. Who takes it down when the wind comes from the bar at night?',
    },
    comments: [
      {
        by: 'catarina',
        daysAgo: 16.5,
        text: 'With a release at 60 km/h it drops by itself, like a spinnaker. I sail, let me draw it.',
        reactions: { '❤': ['rui', 'beatriz', 'tiago'] },
      },
      {
        by: 'nuno',
        daysAgo: 15.9,
        text: 'A flapping sail below the lab window is 55 decibels of nothing useful. Tight, please.',
        replies: [{ by: 'catarina', daysAgo: 15.7, text: 'Tight, with battens.' }],
      },
      {
        by: 'teresa',
        daysAgo: 8.1,
        language: 'pt',
        text: 'E uma mesa por baixo? Quem come na carrinha paga a conta com migalhas nas minhas faturas.',
        reactions: { '❤': ['rui', 'miguel', 'duarte'] },
      },
      {
        by: 'rui',
        daysAgo: 0.5,
        language: 'pt',
        text: 'O orçamento chegou: 1.870 euros com postes. @beatriz, deixei-o na tua mesa debaixo do capacete.',
      },
    ],
  },
  {
    slug: 'quiet-hour-lab',
    board: 'hall-on-the-river',
    author: 'nuno',
    daysAgo: 14.4,
    title: 'A red lamp on the stairs while the lab is listening',
    body: `When we measure, the forklift below adds three decibels and a horn. Nobody can know that we are measuring, the door is thick, that is the point of it.

A red lamp on the stairs and one in the hall. Red means: **electric pallet truck, no grinder, ten minutes at most**. We promise never to forget it on.`,
    tags: ['lab', 'noise', 'manners'],
    heat: 0.5,
    supporters: ['joao', 'catarina', 'duarte'],
    statusChanges: [
      {
        to: 'TRIAL',
        by: 'beatriz',
        daysAgo: 9.4,
        note: 'Lamps are up for a month.',
        assignee: 'nuno',
        next: 'If it is red longer than an hour a day, we talk.',
      },
    ],
    answer: {
      by: 'beatriz',
      daysAgo: 9.5,
      kind: 'YES',
      text: 'Yes, with a bell in the lab that rings after ten minutes.',
    },
    comments: [
      { by: 'duarte', daysAgo: 13.8, text: 'Ten minutes I can sweep. I like sweeping.' },
      {
        by: 'miguel',
        daysAgo: 12.9,
        text: 'And when I must grind because a crew waits?',
        replies: [
          {
            by: 'joao',
            daysAgo: 12.6,
            text: 'Then you press the button under the lamp and we stop. Your crew goes first, always.',
            reactions: { '👍': ['miguel', 'beatriz', 'rui'] },
          },
        ],
      },
      {
        by: 'nuno',
        daysAgo: 0.38,
        text: 'First week: 41 minutes a day, the button was pressed twice. Once by a visitor who thought it was the lift.',
        reactions: { '❤': ['joao', 'catarina', 'rita', 'beatriz'] },
      },
    ],
  },
  {
    slug: 'sample-tiles',
    board: 'hall-on-the-river',
    author: 'miguel',
    daysAgo: 51.7,
    title: 'Keep a box of old tiles for the ones we break',
    body: `A tile from 1930 cannot be bought. When one breaks, a family looks at the hole for thirty years and thinks of us.

At the flea market in Vandoma they cost two euro each. I would keep **a box of the twenty usual patterns**. I broke none since spring, so I ask with a clear conscience.`,
    tags: ['tiles', 'old buildings', 'customers'],
    heat: 0.55,
    supporters: ['rita', 'beatriz', 'ines', 'rui'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'beatriz',
        daysAgo: 40.5,
        note: 'Sixty-two tiles in a box under the stairs, above the line.',
        assignee: 'miguel',
        next: 'Miguel goes to Vandoma once a month, early.',
      },
    ],
    answer: {
      by: 'beatriz',
      daysAgo: 47.9,
      kind: 'YES',
      text: 'Yes, 200 euro from my pocket money, and I would like to come along once.',
    },
    comments: [
      {
        by: 'rita',
        daysAgo: 50.9,
        text: 'May I write a small piece about the box? It says more about us than any campaign.',
        replies: [
          {
            by: 'miguel',
            daysAgo: 50.6,
            text: 'Write about the tiles. Not about my conscience.',
            reactions: { '❤': ['rita', 'ines', 'beatriz'] },
          },
        ],
      },
      {
        by: 'ines',
        daysAgo: 39.2,
        text: 'Number 14, blue star, saved me in Bonfim yesterday. The lady stroked it.',
        reactions: { '❤': ['miguel', 'rita', 'teresa', 'rui'] },
      },
      {
        by: 'tiago',
        daysAgo: 38.6,
        text: 'I teach cutting them now: wet, from the back, without a breath.',
      },
    ],
  },
  {
    slug: 'river-water-test',
    board: 'hall-on-the-river',
    author: 'catarina',
    daysAgo: 70.4,
    title: 'Heat our own hall from the river',
    body: `We sell heat pumps and heat the hall with an oil stove from 1998. The Douro has eleven degrees in January, twenty metres from the door.

A water-to-water unit, a closed loop on the quay wall. **We would have a demonstration that hums.** I estimate 38,000 euro and a long letter to the port authority.`,
    tags: ['energy', 'workshop', 'river'],
    heat: 0.7,
    supporters: ['joao', 'ines', 'nuno', 'rui', 'tiago', 'rita'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'beatriz',
        daysAgo: 64.8,
        reasonCode: 'NO_BUDGET',
        note: 'The authority answers in eighteen months, and the 38,000 would be the whole site’s money for the year.',
        reopenIf:
          'The regional fund for the quays opens again, expected in autumn, or Marit falls in love with it.',
      },
    ],
    answer: {
      by: 'beatriz',
      daysAgo: 65,
      kind: 'NOT_NOW',
      text: 'Not now, though I would love to burn the stove. In the meantime: an ordinary Aria 8 on the wall, from returns, by Easter.',
    },
    comments: [
      { by: 'duarte', daysAgo: 69.8, text: 'The stove drinks 19 litres a day and smells of 1998.' },
      {
        by: 'hugo',
        daysAgo: 68.1,
        text: 'I ran it with the fund: pays back in six years. Without it in fourteen. So: wait for the fund and write the letter now.',
        reactions: { '👍': ['catarina', 'beatriz'], '💡': ['rita'] },
        replies: [{ by: 'catarina', daysAgo: 67.9, text: 'Letter is nine pages already.' }],
      },
      {
        by: 'ines',
        daysAgo: 63.7,
        text: 'An Aria from returns on our wall, with my stethoscope beside it for the apprentices: I take that gladly.',
      },
    ],
  },
  {
    slug: 'dry-mat-entrance',
    board: 'hall-on-the-river',
    author: 'teresa',
    daysAgo: 2.4,
    title: 'A drying room of two square metres for wet jackets',
    body: `In the wet months eleven jackets hang over eleven chairs, and my invoices curl. Behind the stairs there is a cupboard of two square metres with the exhaust of the test unit going past it, **warm, for free**.

A grille, eleven hooks, a drip tray. Nuno says it would not disturb his measurements if the grille is felted.`,
    tags: ['workshop', 'comfort'],
    heat: 0.5,
    supporters: ['nuno', 'rui', 'ines', 'duarte'],
    statusChanges: [],
    comments: [
      {
        by: 'rui',
        daysAgo: 2.2,
        text: 'My jacket has not been dry since All Saints.',
        reactions: { '❤': ['teresa', 'miguel', 'beatriz'] },
      },
      {
        by: 'catarina',
        daysAgo: 1.9,
        text: 'Felt in the air stream of a test unit: only the mineral kind, the other feeds moths and fire.',
        replies: [
          { by: 'nuno', daysAgo: 1.8, text: 'Mineral then, I have an offcut from the silencer.' },
        ],
      },
      {
        by: 'beatriz',
        daysAgo: 0.17,
        text: 'The cupboard has my Christmas lights in it. I move them if somebody else finds them a home above the blue line.',
        reactions: { '🎉': ['teresa', 'rui', 'duarte'] },
      },
    ],
  },
  {
    slug: 'pallet-garden',
    board: 'hall-on-the-river',
    author: 'ines',
    daysAgo: 16.3,
    title: 'Turn eight broken pallets into a bench by the water',
    body: `There is a place behind the hall where the sun comes at half past four and the boats go by. We stand there with coffee and have nowhere to sit.

Eight broken pallets, one afternoon, no varnish. I have asked Duarte for the pallets and he said *“those eight only”*. **If the port says something, we say it is stacked material.**`,
    tags: ['people', 'river', 'pallets'],
    heat: 0.65,
    supporters: ['rui', 'miguel', 'teresa', 'nuno', 'rita'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'tiago',
        daysAgo: 10.1,
        note: 'Built on Friday, sat on since.',
        assignee: 'ines',
        next: 'Cushions, from anyone who sews.',
      },
    ],
    answer: {
      by: 'tiago',
      daysAgo: 15.2,
      kind: 'YES',
      text: 'Sim, and I teach the two newest to use the nail gun on it.',
    },
    comments: [
      {
        by: 'duarte',
        daysAgo: 16,
        text: 'Those eight only. I have numbered the others.',
        reactions: { '❤': ['ines', 'rui'] },
      },
      {
        by: 'hugo',
        daysAgo: 9.7,
        text: 'I did the quarter’s accruals on it. Best meeting room in the company.',
        reactions: { '❤': ['ines', 'rita', 'teresa', 'joao'] },
      },
      {
        by: 'rita',
        daysAgo: 6.9,
        text: 'Customers who come to the lab sit there now before they listen. They come up calmer, João says.',
      },
    ],
  },
]
