import type { SeedIdea } from './shape.ts'

// Hidden: the unit that is not announced. Seven people, no hints at dinner.
export const ideasAria9: SeedIdea[] = [
  {
    slug: 'handles-on-the-nine',
    board: 'aria-9-wishes',
    author: 'joao',
    daysAgo: 25.5,
    title: 'Give the nine two real handles',
    body: `The 8 weighs 140 kilos and is carried by its fan grille, which then sings for the rest of its life. I can hear in the lab which units were carried by the grille.

Two recesses in the frame, **deep enough for a gloved hand**, at the height of the centre of gravity. It costs a tool change and saves me a third of the rattles.`,
    tags: ['housing', 'noise', 'carrying'],
    heat: 0.8,
    supporters: ['elif', 'marit', 'ifeoma'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'ifeoma',
        daysAgo: 15.7,
        note: 'In the drawing since this morning.',
        assignee: 'ifeoma',
        next: 'First frames with handles on the bench in May.',
      },
    ],
    answer: {
      by: 'ifeoma',
      daysAgo: 16.2,
      kind: 'YES',
      text: 'Yes. It is the first wish that makes the unit quieter by being kinder to people.',
    },
    comments: [
      {
        by: 'marit',
        daysAgo: 24.8,
        text: 'I carried the heavy end last month, by the grille. I confess.',
        reactions: { '❤': ['joao', 'ifeoma', 'rita'] },
      },
      {
        by: 'elif',
        daysAgo: 22.1,
        text: 'Left recess would sit exactly where the board breathes. Could it be two centimetres lower?',
        replies: [
          { by: 'joao', daysAgo: 21.8, text: 'One and a half, then the balance still holds.' },
        ],
      },
      {
        by: 'rita',
        daysAgo: 14.9,
        text: 'I could sell handles. Nobody has ever shown a family that the thing is made to be carried by people.',
      },
    ],
  },
  {
    slug: 'name-of-the-nine',
    board: 'aria-9-wishes',
    author: 'rita',
    daysAgo: 13.8,
    title: 'Do not call it nine',
    body: `After 8 comes 9, and every customer with an 8 will feel a number behind. Firms that count end up at 15 and nobody knows why.

A word instead. Short, sayable in five languages, not a bird (**all the birds are taken**). I would like to ask Dorota, but she is not in this space, and I am bad at keeping a secret from Dorota.`,
    tags: ['name', 'sales'],
    heat: 0.4,
    supporters: ['priya'],
    statusChanges: [],
    comments: [
      {
        by: 'priya',
        daysAgo: 13.1,
        text: '“Nine” in German is what people say when they do not want something.',
        reactions: { '❤': ['rita', 'ifeoma', 'elif', 'nils', 'marit'] },
        replies: [
          {
            by: 'nils',
            daysAgo: 12.9,
            language: 'de',
            text: 'Als Einziger hier, der es täglich sagt: stimmt.',
          },
        ],
      },
      {
        by: 'marit',
        daysAgo: 9.4,
        text: 'I was against it and am less so each day. May Dorota come in? I would ask her myself.',
        replies: [
          {
            by: 'ifeoma',
            daysAgo: 9,
            text: 'After the frames are ordered. Then we are ten instead of seven, and I want each of the three to matter.',
          },
        ],
      },
      {
        by: 'elif',
        daysAgo: 3.8,
        text: 'In the code it is called “teapot”. It will always be called teapot there.',
        reactions: { '❤': ['joao', 'priya', 'nils', 'rita'] },
      },
    ],
  },
  {
    slug: 'no-app-needed',
    board: 'aria-9-wishes',
    author: 'priya',
    daysAgo: 8.8,
    title: 'A dial, a light and nothing else, for those who want no app',
    body: `I make the app, and I say: one household in five should never need it.

A dial for warmer and colder. A light: **white for fine, slow white for melting ice, orange for phone us**. Everything the app can do stays possible, and nothing needs it. My proof: Ewa’s mother, who is 78 and right.`,
    tags: ['dial', 'light', 'app'],
    heat: 0.7,
    supporters: ['marit', 'joao', 'elif'],
    statusChanges: [],
    comments: [
      {
        by: 'ifeoma',
        daysAgo: 8.2,
        text: 'You are asking me to pay 7 euro for a dial that four of five will never turn. I am listening, go on.',
        replies: [
          {
            by: 'priya',
            daysAgo: 8,
            text: 'The fifth one costs us 31 calls a year. And the other four turn it too, when the phone is upstairs.',
          },
          {
            by: 'ifeoma',
            daysAgo: 7.5,
            text: 'Bring me the 31 on paper, and it is in.',
            reactions: { '🎉': ['priya', 'elif'], '👀': ['marit'] },
          },
        ],
      },
      { by: 'joao', daysAgo: 6.1, text: 'If it clicks, let me choose the click.' },
      {
        by: 'marit',
        daysAgo: 0.34,
        text: 'Five of my neighbours asked me for precisely this last weekend, without knowing what I do on Mondays. Well, they know a bit.',
      },
    ],
  },
  {
    slug: 'price-of-quiet',
    board: 'aria-9-wishes',
    author: 'marit',
    daysAgo: 4.6,
    title: 'One price, with the quiet kit inside',
    body: `We sell quiet as an extra, like a window that closes. Rubber feet went into the standard this week and no customer has complained about having them.

For the nine I would put **everything that makes it quiet into the one price**, and be 180 euro dearer and proud of it. @rita says we lose the tenders. I would like to see how many.`,
    tags: ['price', 'quiet kit', 'sales'],
    heat: 0.5,
    supporters: ['joao', 'elif'],
    statusChanges: [],
    comments: [
      {
        by: 'rita',
        daysAgo: 4.4,
        text: 'I looked: of last year’s 61 tenders we won 23, and in 9 of these 180 euro would have lost it. Private families: I think none.',
        reactions: { '🙏': ['marit'], '👍': ['ifeoma'] },
        replies: [
          {
            by: 'marit',
            daysAgo: 4.2,
            text: 'Nine is a real number. Two prices for two worlds, then?',
          },
          {
            by: 'rita',
            daysAgo: 4.1,
            text: 'One price and a bare version that we do not show in the window.',
          },
        ],
      },
      {
        by: 'joao',
        daysAgo: 3.3,
        text: 'A bare one will stand under somebody’s bedroom as well. Tenants sleep too.',
        reactions: { '❤': ['elif', 'priya', 'marit'] },
      },
      {
        by: 'ifeoma',
        daysAgo: 0.6,
        text: 'I can take 60 of the 180 out, if feet and kit become one part. Then we lose three tenders and sleep.',
      },
    ],
  },
  {
    slug: 'accounts-for-prototypes',
    board: 'aria-9-wishes',
    author: 'nils',
    daysAgo: 0.85,
    title: 'Prototypes need accounts that nobody recognises',
    body: `The ten test units will show up in the support tool as “Aria 9 proto 01”. Forty people can read that list.

I would register them as **“Boiler, replacement, 01”** on a cost centre from 2014 that nobody opens, with own keys. Whoever supports them must be in this room or it does not work.`,
    tags: ['accounts', 'prototypes', 'secrecy'],
    heat: 0.5,
    supporters: ['ifeoma', 'elif'],
    statusChanges: [],
    comments: [
      {
        by: 'elif',
        daysAgo: 0.8,
        text: 'They send their model name in every packet. I change it to the 8 until June, remind me to change it back.',
        replies: [
          {
            by: 'nils',
            daysAgo: 0.77,
            text: 'Reminder set, with a picture of a teapot.',
            reactions: { '❤': ['elif', 'priya', 'joao', 'rita'] },
          },
        ],
      },
      {
        by: 'priya',
        daysAgo: 0.5,
        text: 'Then my statistics have ten very odd eights. I can live with that and will look surprised.',
      },
    ],
  },
]
