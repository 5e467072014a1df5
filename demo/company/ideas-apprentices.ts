import type { SeedIdea } from './shape.ts'

// Closed: only the Antwerp school sees these.
export const ideasApprentices: SeedIdea[] = [
  {
    slug: 'ride-along-choose',
    board: 'what-apprentices-ask',
    author: 'stef',
    daysAgo: 27.9,
    title: 'Let us choose one ride-along a month ourselves',
    body: `We are sent where somebody has a free seat. So I have seen eleven terraced houses and **not one flat roof**.

One day a month we could write what we have not seen yet, and the planner looks for it. Not as a wish concert, as a list with holes: *roof, cascade, old radiators, a customer who is angry*.`,
    tags: ['apprentices', 'ride-along'],
    heat: 0.6,
    supporters: ['noor', 'mats', 'vera', 'mireille'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'lotte',
        daysAgo: 26.7,
        note: 'The list with holes is the good part.',
        assignee: 'vera',
        next: 'Vera makes a card with twenty things to have seen.',
      },
      {
        to: 'TRIAL',
        by: 'lotte',
        daysAgo: 13.3,
        note: 'Card is printed, four crews say yes.',
        assignee: 'vera',
        next: 'Two months, then each apprentice shows the holes.',
      },
    ],
    answer: {
      by: 'lotte',
      daysAgo: 26.8,
      kind: 'YES',
      text: 'Yes. And I shall add “a customer who cries”, because that happens too and nobody prepares you.',
    },
    comments: [
      {
        by: 'mireille',
        daysAgo: 27.4,
        text: 'I can offer angry customers from November to March, all sizes.',
        reactions: { '❤': ['stef', 'noor', 'mats', 'lotte', 'vera'] },
      },
      {
        by: 'jonas',
        daysAgo: 26.2,
        text: 'A third person in the van costs a seat with tools on it. One day a month I can do, two I cannot.',
        replies: [
          { by: 'stef', daysAgo: 26, text: 'One is what I ask.' },
          { by: 'jonas', daysAgo: 25.8, text: 'Then bring sandwiches for three.' },
        ],
      },
      {
        by: 'tiago',
        daysAgo: 24.9,
        text: 'For flat roofs come to Porto for a week, in May. I have beds in the school there and real wind.',
        reactions: { '🎉': ['stef', 'noor', 'mats'] },
        replies: [
          { by: 'noor', daysAgo: 24.7, text: 'I am packed.' },
          {
            by: 'lotte',
            daysAgo: 24.1,
            text: 'Insurance says yes, your mothers must as well, @mats is seventeen.',
          },
        ],
      },
      {
        by: 'noor',
        daysAgo: 2.1,
        text: 'Crossed out “cascade” today. Four units in a row, in Genk, they start one after the other like a choir.',
        reactions: { '❤': ['vera', 'stef', 'kofi'] },
      },
    ],
  },
  {
    slug: 'wrong-parts-wall',
    board: 'what-apprentices-ask',
    author: 'vera',
    daysAgo: 47.3,
    title: 'A wall of our own mistakes, with what they cost',
    body: `Each of us has one: the cross-threaded valve, the foam in the wrong hole, the pressing that was not pressed. Twenty years in, I still dream of a cellar in Lier.

I would hang them up, **trainers’ mistakes first**, with date, cost, and what we do since. Mine is 2,140 euro and it goes at eye level.`,
    tags: ['teaching', 'mistakes'],
    heat: 0.7,
    supporters: ['kofi', 'stef', 'noor', 'hilde', 'ayse', 'jonas'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'lotte',
        daysAgo: 45.8,
        note: 'Trainers first, yes. That is what makes it safe.',
        assignee: 'vera',
        next: 'Collect ten, then open the wall with cake.',
      },
      {
        to: 'IN_USE',
        by: 'lotte',
        daysAgo: 28.2,
        note: 'Twenty-three pieces, the cake is gone.',
        assignee: 'vera',
        next: 'A new piece each month.',
      },
    ],
    answer: {
      by: 'lotte',
      daysAgo: 46,
      kind: 'YES',
      text: 'Yes, and no names on the apprentices’ pieces unless they want it.',
    },
    comments: [
      {
        by: 'kofi',
        daysAgo: 46.9,
        text: 'Mine: a relief valve that let go into a wardrobe. With wedding dress. 3,900.',
        reactions: { '❤': ['vera', 'lotte', 'mireille', 'noor'], '👀': ['ayse'] },
        replies: [{ by: 'vera', daysAgo: 46.7, text: 'You take the eye level, I move down.' }],
      },
      {
        by: 'lukas',
        daysAgo: 44.5,
        text: 'I have a photo of a hole through a wall, a beautiful hole, and then through the neighbour’s.',
      },
      {
        by: 'hilde',
        daysAgo: 40.2,
        text: 'You can have the grinder with the melted plug. I kept it for exactly such a wall without knowing.',
      },
      {
        by: 'mats',
        daysAgo: 27.7,
        text: 'First one of mine is up, number 21. It felt good, a bit like a tattoo.',
        reactions: { '❤': ['vera', 'stef', 'noor', 'lotte'] },
      },
    ],
  },
  {
    slug: 'film-each-step',
    board: 'what-apprentices-ask',
    author: 'mats',
    daysAgo: 19.6,
    title: 'One-minute films of each commissioning step, made by us',
    body: `The official film has 48 minutes and music. I need the part with the flow sensor, now, with one hand.

We could film **nine steps, one minute each, no talking, hands only**. No talking means no translation. I filmed step 4 in the break, Noor held the lamp.`,
    tags: ['teaching', 'film', 'commissioning'],
    heat: 0.55,
    supporters: ['noor', 'stef', 'kofi', 'amina'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'kofi',
        daysAgo: 17.8,
        note: 'Step 4 convinced two trainers and my wife.',
        assignee: 'mats',
        next: 'Nine films by the end of next month, reviewed by Vera and Henrik’s checklist.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 17.9,
      kind: 'YES',
      text: 'Yes. Hands only, gloves on, and please one take where it goes wrong.',
    },
    comments: [
      {
        by: 'vera',
        daysAgo: 19.1,
        text: 'In second 31 you wipe the sensor with your sleeve. I saw it. Everyone will copy it.',
        replies: [{ by: 'mats', daysAgo: 18.9, text: 'Again with a cloth, then.' }],
      },
      {
        by: 'tiago',
        daysAgo: 15.5,
        text: 'Can you leave two seconds of the whole room at the start of each? Otherwise one does not know which side of the unit one is looking at.',
        reactions: { '👍': ['mats', 'noor', 'vera'] },
      },
      {
        by: 'joao',
        daysAgo: 11.2,
        text: 'No music, thank you. The unit makes sounds and they are part of the lesson.',
        reactions: { '❤': ['mats', 'vera', 'kofi'] },
      },
      {
        by: 'amina',
        daysAgo: 0.55,
        text: 'Watched step 6 on a roof this morning with one thumb. It was all I needed.',
      },
    ],
  },
  {
    slug: 'noise-measuring-lesson',
    board: 'what-apprentices-ask',
    author: 'noor',
    daysAgo: 5.6,
    title: 'How do we learn to measure noise if nobody here has done it twenty times?',
    body: `In the book it is one page. On the street a tram came, then a dog, then a man asked what I was doing. I have four numbers and trust none.

Could somebody from the lab come for **one evening in a real street**, with us, with the tram? I would rather do it wrong beside someone than right in the classroom.`,
    tags: ['teaching', 'measuring', 'noise'],
    heat: 0.5,
    supporters: ['stef', 'mats', 'ayse', 'kofi'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 3.9,
        note: 'Asked two people in the lab, both said yes before I had finished.',
        assignee: 'joao',
        next: 'João comes on a Monday evening, the street behind the school.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 4,
      kind: 'YES',
      text: 'Yes. The dog belongs to the caretaker, we can book him as well.',
    },
    comments: [
      {
        by: 'joao',
        daysAgo: 4.8,
        text: 'Trams are good. You learn to wait. I come with two meters, and you measure before me so that I do not spoil it.',
        reactions: { '❤': ['noor', 'vera', 'stef'], '🎉': ['kofi'] },
      },
      {
        by: 'ayse',
        daysAgo: 4.4,
        text: 'Bring your four numbers. The spread between them is the most interesting number you have.',
        replies: [
          { by: 'noor', daysAgo: 4.2, text: '38, 51, 39, 74. The 74 is the dog.' },
          {
            by: 'ayse',
            daysAgo: 4.1,
            text: 'Then you have three and a dog, and that is a fine result.',
            reactions: { '❤': ['noor', 'joao', 'mats', 'kofi', 'lotte'] },
          },
        ],
      },
      {
        by: 'mireille',
        daysAgo: 1.2,
        text: 'I taught six new ones last year, always at night and always with tea. I would come too, @noor.',
      },
      {
        by: 'noor',
        daysAgo: 0.1,
        text: 'Yes please, @mireille. I bring the raisin loaf.',
        reactions: { '❤': ['mireille', 'joao', 'vera'] },
      },
    ],
  },
  {
    slug: 'bakery-hours',
    board: 'what-apprentices-ask',
    author: 'noor',
    daysAgo: 61.2,
    title: 'Start the practical days at six instead of eight',
    body: `At eight the lorries come and the hall is loud until ten. From six to eight it is quiet, warm from the compressors, and one can hear what the trainer says.

I come from a bakery, I know that six is not for all. **Only the practical days, only for those who want**, and home at two.`,
    tags: ['apprentices', 'hours'],
    heat: 0.3,
    supporters: ['hilde', 'amina'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'lotte',
        daysAgo: 59.6,
        reasonCode: 'OUT_OF_SCOPE',
        note: 'Three of the twelve are under eighteen and may not start before half past six. Splitting the group costs more than the silence gives.',
        reopenIf: 'A class comes in which everyone is of age, or the first bus runs earlier.',
      },
    ],
    answer: {
      by: 'lotte',
      daysAgo: 59.7,
      kind: 'NOT_NOW',
      text: 'Not now. But the lorries may come at ten on practical days, I have asked Ruben.',
    },
    comments: [
      {
        by: 'stef',
        daysAgo: 60.9,
        text: 'I support everything Noor says except this.',
        reactions: { '❤': ['noor', 'mats', 'vera'] },
      },
      { by: 'jonas', daysAgo: 60.1, text: 'First bus from Boom is 6:12. I checked for mine.' },
      {
        by: 'noor',
        daysAgo: 59.1,
        text: 'Lorries at ten is better than what I asked for. Thank you.',
        reactions: { '❤': ['lotte', 'kofi'] },
      },
    ],
  },
  {
    slug: 'own-toolbag',
    board: 'what-apprentices-ask',
    author: 'mats',
    daysAgo: 10.2,
    title: 'A tool bag that we keep when we pass',
    body: `We borrow a bag for three years and give it back on the last day, which is a sad moment. Could we **pay half over three years and keep it**?

My uncle is a carpenter and still has his first plane. I would like to have my first press tongs when I am old.`,
    tags: ['apprentices', 'tools'],
    heat: 0.58,
    supporters: ['stef', 'noor', 'hilde', 'lukas', 'ewa'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'lotte',
        daysAgo: 8.3,
        note: 'We found 60 % of the money. Missing: the press tongs themselves.',
        assignee: 'lotte',
        next: 'Stijn decides whether the field pays the rest.',
      },
    ],
    answer: {
      by: 'lotte',
      daysAgo: 8.4,
      kind: 'QUESTION',
      text: 'I want this. Would you also take it without the tongs, if they are too dear? Be honest.',
    },
    comments: [
      {
        by: 'mats',
        daysAgo: 8,
        text: 'Honestly: the tongs are the bag.',
        reactions: { '❤': ['stef', 'noor', 'hilde', 'lukas'] },
      },
      {
        by: 'hilde',
        daysAgo: 7.4,
        text: 'Reconditioned tongs with a new seal: 310 instead of 1,150, and I know each of them by name.',
        reactions: { '💡': ['lotte', 'stijn', 'mats'] },
      },
      {
        by: 'stijn',
        daysAgo: 1.7,
        text: 'Four of every five who keep their tools also keep working here. I will pay the rest from recruiting, do not tell recruiting. That is @ewa, I know, hello.',
        reactions: { '🎉': ['mats', 'stef', 'noor', 'hilde', 'lotte'], '❤': ['ewa'] },
      },
    ],
  },
  {
    slug: 'question-box-anonymous',
    board: 'what-apprentices-ask',
    author: 'tiago',
    daysAgo: 33.8,
    language: 'pt',
    title: 'Uma caixa de perguntas sem nome, lida em voz alta à sexta-feira',
    body: `Há perguntas que ninguém faz com os colegas a ouvir: *para que serve mesmo o vaso de expansão?* No segundo ano já é tarde para perguntar, e no quarto é perigoso.

Uma caixa de cartão, papéis sem nome. À sexta leio três em voz alta e respondemos juntos. No Porto fazemo-lo desde janeiro e **a caixa nunca esteve vazia**.`,
    tags: ['teaching', 'questions'],
    heat: 0.5,
    supporters: ['vera', 'noor', 'kofi', 'ewa'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'vera',
        daysAgo: 25.4,
        note: 'The Antwerp box is a shoe box, size 43, from Lukas.',
        assignee: 'vera',
        next: 'Every Friday at three.',
      },
    ],
    answer: {
      by: 'vera',
      daysAgo: 32.1,
      kind: 'YES',
      text: 'Yes, from this Friday. I will put the first one in myself and not say which.',
    },
    comments: [
      {
        by: 'stef',
        daysAgo: 33.1,
        text: 'Second year here. Asking for a friend: what IS the expansion vessel for?',
        reactions: { '❤': ['tiago', 'noor', 'mats', 'vera', 'lukas'] },
        replies: [
          {
            by: 'tiago',
            daysAgo: 32.9,
            text: 'Water grows when it warms, about four litres in a house like yours, and it needs somewhere to go that is not your wardrobe.',
            reactions: { '👍': ['stef', 'kofi', 'noor'] },
          },
        ],
      },
      {
        by: 'kofi',
        daysAgo: 32.5,
        text: '“Your wardrobe.” I see my wall piece has travelled to Porto.',
      },
      {
        by: 'noor',
        daysAgo: 4.9,
        text: 'Last Friday somebody asked whether one may cry on a job. Vera said yes, and when. It was very quiet and very good.',
        reactions: { '❤': ['vera', 'lotte', 'stef', 'mats', 'ewa', 'mireille', 'kofi'] },
      },
    ],
  },
  {
    slug: 'pair-with-retired',
    board: 'what-apprentices-ask',
    author: 'jonas',
    daysAgo: 1.75,
    title: 'Invite the retired ones for a day a month',
    body: `Jozef phoned me because of the bench. He is 79, bored, and can hear a bad bearing through a door.

Let us invite people like him: one day a month, coffee, expenses, an apprentice beside them at the scrap pile. **Take apart ten dead pumps and say what killed them.**`,
    tags: ['teaching', 'people'],
    heat: 0.44,
    supporters: ['vera', 'hilde', 'stef', 'mireille', 'ayse'],
    statusChanges: [],
    comments: [
      {
        by: 'hilde',
        daysAgo: 1.6,
        text: 'Jozef, Greet from winding, and old Karel if somebody drives him. I have their numbers.',
        reactions: { '❤': ['jonas', 'lotte', 'stijn'] },
      },
      {
        by: 'ayse',
        daysAgo: 1.1,
        text: 'I have a pallet of forty returned pumps with the diagnosis in an envelope. They guess, then we open it. May I watch?',
        reactions: { '💡': ['jonas', 'vera', 'kofi'], '👍': ['stef'] },
      },
      {
        by: 'ewa',
        daysAgo: 0.8,
        text: 'Gdańsk has three such gentlemen and one lady who ran the test bench before Agnieszka. They would want a proper contract for the day, even for zero złoty.',
      },
    ],
  },
]
