import type { SeedChallenge } from './shape.ts'

export const challenges: SeedChallenge[] = [
  {
    slug: 'day-without-paper',
    space: 'whole-company',
    sponsor: 'nils',
    startedDaysAgo: 156,
    closesDaysAgo: 135,
    stages: ['EVALUATE'],
    decideDaysAgo: 120,
    tellDaysAgo: 100,
    title: 'Start the day without paper',
    question:
      'We print 44,000 sheets before nine in the morning. **Which of them could a day begin without?**',
    brief: {
      problem:
        'Route lists, protocols in three colours, delivery notes for things that stand in the same hall. Most of it is thrown away in the afternoon.',
      whyNow:
        'The contract for the printers ends in autumn. What we print then, we pay for four more years.',
      goodLooks: 'Somebody’s morning gets shorter, and you can say whose.',
      outOfScope: 'What the law wants on paper. @hugo keeps the list; it is shorter than we think.',
      reward: 'Two days for the winners to see their idea through, in their own workshop.',
    },
    promisedBudget: 12_000,
    givenBudget: 9_500,
    updates: [
      {
        daysAgo: 148,
        text: 'Nine entries in a week. Please read what the fitters wrote before you write yours.',
      },
      {
        daysAgo: 118,
        text: 'We have read them all. The decisions come one by one, each with its reason.',
      },
    ],
    entries: [
      {
        slug: 'nine-steps-on-glass',
        author: 'lukas',
        with: ['amina'],
        daysAgo: 152,
        language: 'de',
        title: 'Neun Schritte auf dem Glas, und kein Block mehr',
        body: `Das Protokoll gibt es zweimal: auf dem Tablet und auf Papier. Beide haben neun Schritte, beide werden unterschrieben.

Mein Vorschlag: **eine Inbetriebnahme, eine Unterschrift**. Der Block bleibt in der Werkstatt, für den Tag, an dem das Tablet ins Wasser fällt.`,
        responses: [
          { daysAgo: 150, text: 'Wer unterschreibt heute beides? Ich rufe Sie morgen an.' },
        ],
        supporters: ['karolina', 'jonas', 'kofi', 'rui', 'mireille', 'tomasz'],
        decided: {
          daysAgo: 112,
          outcome: 'WINNER',
          reason:
            'Tried for four weeks in Ghent and Gdańsk: fourteen minutes less on a first job, and no protocol was missing. It is in use everywhere from the first of next month.',
          value: 84_000,
          measured: {
            by: 'nils',
            daysAgo: 9,
            value: 91_000,
            note: 'Counted over 212 first jobs in the four sites: thirteen minutes less on each, at what an hour of a fitter costs us. The tablets that broke are taken off.',
          },
        },
      },
      {
        slug: 'van-knows',
        author: 'tomasz',
        daysAgo: 150,
        title: 'The van knows what is in it',
        body: `I print the parts list, tick it with a pen, and lose it under the seat. The shelf has a code on every box already.

**Let me scan the boxes once on Monday.** The list is then on my phone, and on the phone of whoever takes my van on Tuesday.`,
        responses: [
          {
            daysAgo: 147.5,
            text: 'Which code is it, the long one or the short one? Both are on my box here.',
          },
        ],
        supporters: ['olek', 'piotr', 'mireille', 'ruben'],
        decided: {
          daysAgo: 111,
          outcome: 'GOES_ON',
          reason:
            'Not the winner, because it needs the warehouse system that comes in spring. Gdańsk begins with six vans anyway; the parts lists are no longer printed there.',
          value: 22_000,
          owner: 'olek',
          measured: {
            by: 'nils',
            daysAgo: 6,
            value: 17_500,
            note: 'Six vans, twelve weeks: nine minutes less each morning. We had hoped for ten vans by now.',
          },
        },
      },
      {
        slug: 'een-blad',
        author: 'beatriz',
        daysAgo: 147,
        language: 'en',
        title: 'One page instead of six in the folder on the counter',
        body: 'Customers get six pages when they collect a part. They read the one with the price. The other five could be a line with an address.',
        responses: [{ daysAgo: 144, text: 'Which five pages? Send me a picture of the folder.' }],
        supporters: ['ines', 'rui', 'nuno'],
        decided: {
          daysAgo: 111,
          outcome: 'WINNER',
          reason:
            'Porto did it on a Thursday and nobody asked for the five pages. Cheap, quick, and it travels.',
          value: 9_000,
        },
      },
      {
        slug: 'no-printing-before-nine',
        author: 'gavin',
        daysAgo: 140,
        title: 'Switch the printers off until nine',
        body: 'Then we would find out quickly which sheets were needed. I know how this sounds.',
        supporters: ['jasper'],
        decided: {
          daysAgo: 110,
          outcome: 'NOT_NOW',
          reason:
            'It would find out, and the vans would leave at half past nine. We look at the printers’ own counters instead, which tell us the same by evening.',
        },
      },
    ],
    result: `Four entries, two winners. **The protocol on paper is gone**, and Porto’s counter gives one page instead of six.

What did not win was answered too, and one of it has begun in Gdańsk. We print 29,000 sheets now. In ninety days we count again, and say here whether the estimates held.`,
  },
  {
    slug: 'winter-without-a-call',
    space: 'field-service',
    sponsor: 'hanne',
    startedDaysAgo: 41,
    closesDaysAgo: 13,
    stages: ['SHAPE', 'EVALUATE', 'TRIAL'],
    evaluateDaysAgo: 6,
    tellDaysAgo: -62,
    title: 'A first winter without a call',
    question:
      'One new customer in three phones us in the first cold week, and most of the time nothing is broken. **What could we do in autumn so that they never need to?**',
    brief: {
      problem:
        'Of 3,100 calls in January, 1,940 ended with “that is normal”. Each took nine minutes, and left somebody feeling a bit silly.',
      whyNow: 'We install twice as many units this autumn as in the last one.',
      market:
        '6,400 new households this autumn, in three countries. One call in three from them comes in the first cold week.',
      audience:
        'Everybody who has ever answered a phone in January, and everybody who has not. Installers know things that nobody has asked them.',
      goodLooks:
        'Something a customer would notice. It may be a call, a card, a setting, a sound. It may be something we stop doing.',
      outOfScope: 'A longer manual.',
      reward: 'The best three get a team, twenty days and a share of the budget.',
    },
    promisedBudget: 15_000,
    voteBudget: 5,
    hidesTotals: true,
    updates: [
      {
        daysAgo: 30,
        text: 'Half of the entries came from people who answer the phone. I read every one of them on the train.',
      },
      {
        daysAgo: 5.5,
        text: 'It is closed, and you can vote. Five votes each; give them all to one if you must.',
      },
    ],
    entries: [
      {
        slug: 'call-first-cold-night',
        author: 'saskia',
        with: ['daan'],
        daysAgo: 37,
        title: 'Call the customer on the first cold night',
        body: `We know which night it is, three days before. We know who has a new unit.

**Call before they call.** Two minutes, one sentence: tonight it will hum, and that is what keeps you warm. Before the cold night, not on it. Then it is a gift.`,
        responses: [
          { daysAgo: 35, text: 'Which list would we call from, and who has it in September?' },
        ],
        supporters: ['mireille', 'priya', 'kofi', 'rita', 'elif'],
      },
      {
        slug: 'wintercheck-op-video',
        author: 'mireille',
        daysAgo: 33,
        language: 'nl',
        title: 'Een wintercontrole die de klant zelf doet, met ons erbij op video',
        body: `Tien minuten in oktober. De klant loopt met de telefoon langs het toestel, wij kijken mee.

Wat wij nu in januari uitleggen, **ziet de klant dan zelf**: het ijs, de damp, het geluid als het ontdooit. Wie het één keer heeft gezien, belt niet meer.`,
        responses: [
          {
            daysAgo: 31.5,
            text: 'Tien minuten per klant, dat zijn 1.060 uur. Met wie heb je dat al geprobeerd?',
          },
        ],
        supporters: ['hanne', 'joke', 'wout', 'tomasz'],
      },
      {
        slug: 'all-fine-once-a-week',
        author: 'priya',
        daysAgo: 30,
        title: 'Let the app say “all fine” once a week',
        body: 'It only speaks when something is wrong. So when it is silent, people wonder whether it still works. One quiet line on Sunday evening would do.',
        responses: [
          { daysAgo: 23, text: 'I would read it. Would a customer who is away want it too?' },
        ],
        supporters: ['ifeoma', 'mei', 'saskia'],
      },
      {
        slug: 'gerausch-beim-abtauen',
        author: 'jonas',
        with: ['lukas'],
        daysAgo: 24,
        language: 'de',
        title: 'Das Geräusch beim Abtauen einmal vorführen, am Tag der Montage',
        body: 'Man kann das Abtauen von Hand starten, es dauert sechs Minuten. Wer es am ersten Tag gehört hat, erschrickt im Januar nicht. Ich mache das seit einem Jahr bei jedem Kunden, und **von meinen ruft keiner an**.',
        responses: [
          {
            daysAgo: 21,
            text: 'Das habe ich gestern in Gdańsk gehört. Sechs Minuten, die sich lohnen.',
          },
        ],
        supporters: ['amina', 'karolina', 'kofi', 'mireille'],
      },
      {
        slug: 'three-settings-postcard',
        author: 'rita',
        daysAgo: 19,
        title: 'A postcard with the three settings you need',
        body: 'Night, away, visitors. On the fridge, in large letters, in the language of the house.',
        responses: [
          {
            daysAgo: 16,
            text: 'Three settings or four? Support gets asked about the boost button as well.',
          },
        ],
        supporters: ['sofie', 'beatriz'],
      },
      {
        slug: 'neighbours-bell',
        author: 'wout',
        daysAgo: 18,
        title: 'Ring the neighbour’s bell before we drill',
        body: 'A card through the door the day before, with the fitter’s first name, the loud hours and a number that a person answers. Half of the calls in the first week come from next door.',
        responses: [
          {
            daysAgo: 11.5,
            text: 'We did that in Porto once, by accident. What did you write on the card?',
          },
        ],
        supporters: ['mireille', 'daan', 'elif'],
      },
      {
        slug: 'aquecedor-emprestado',
        author: 'ines',
        daysAgo: 16.5,
        title: 'Lend a heater for the changeover day',
        body: 'The old one is out, the new one is not warm yet, and it is six degrees. A small heater in every van, on loan until Friday.',
        supporters: ['rui', 'nuno'],
      },
      {
        slug: 'entschuldigung-im-display',
        author: 'lukas',
        daysAgo: 15,
        language: 'de',
        title: 'Das Gerät sagt selbst, dass es gerade abtaut',
        body: 'Auf dem Display steht in dieser Zeit „E7“. Dort könnte stehen: „Ich taue ab, in sechs Minuten ist es wieder warm.“ Platz ist da, ich habe es ausprobiert.',
        supporters: ['jonas', 'amina', 'priya'],
      },
    ],
    hasDuels: true,
    evaluation: {
      criteria: [
        { name: 'A customer would notice', weight: 3 },
        { name: 'Possible before the first cold night', weight: 2 },
        { name: 'Cheap to do for every house', weight: 1 },
      ],
      addedDaysAgo: 7,
      dueDaysAgo: -1.6,
      by: [
        {
          who: 'ifeoma',
          daysAgo: 4.5,
          scores: {
            'call-first-cold-night': [5, 4, 3],
            'wintercheck-op-video': [4, 4, 3],
            'all-fine-once-a-week': null,
            'gerausch-beim-abtauen': [4, 5, 5],
            'entschuldigung-im-display': [5, 5, 5],
          },
        },
        {
          who: 'stijn',
          daysAgo: 3.2,
          scores: {
            'call-first-cold-night': [5, 5, 3],
            'wintercheck-op-video': [4, 4, 4],
            'neighbours-bell': [4, 5, 5],
            'entschuldigung-im-display': [1, 2, 1],
            'three-settings-postcard': [3, 3, 4],
          },
        },
        {
          who: 'ruben',
          daysAgo: 2.6,
          scores: {
            'call-first-cold-night': [4, 5, 4],
            'all-fine-once-a-week': [4, 4, 5],
            'neighbours-bell': [5, 5, 5],
            'entschuldigung-im-display': [2, 1, 2],
          },
        },
        {
          who: 'hugo',
          daysAgo: 1.4,
          scores: {
            'call-first-cold-night': [5, 4, 4],
            'gerausch-beim-abtauen': [3, 5, 5],
            'aquecedor-emprestado': [3, 2, 1],
          },
        },
        { who: 'mei', daysAgo: 1, scores: { 'all-fine-once-a-week': [3, 5, 5] } },
      ],
    },
    duels: {
      liked: [
        'call-first-cold-night',
        'entschuldigung-im-display',
        'neighbours-bell',
        'gerausch-beim-abtauen',
        'wintercheck-op-video',
        'all-fine-once-a-week',
        'aquecedor-emprestado',
        'three-settings-postcard',
      ],
      by: [
        { who: 'kofi', daysAgo: 5.1, count: 14 },
        { who: 'elif', daysAgo: 4.4, count: 12 },
        { who: 'karolina', daysAgo: 4.1, count: 15 },
        { who: 'amina', daysAgo: 3.6, count: 9 },
        { who: 'joke', daysAgo: 3, count: 11 },
        { who: 'daan', daysAgo: 2.2, count: 8 },
        { who: 'tomasz', daysAgo: 1.6, count: 9 },
        { who: 'sofie', daysAgo: 1.2, count: 13 },
      ],
    },
    votes: [
      { by: 'tomasz', daysAgo: 5, entry: 'gerausch-beim-abtauen', votes: 3 },
      { by: 'tomasz', daysAgo: 5, entry: 'call-first-cold-night', votes: 2 },
      { by: 'kofi', daysAgo: 4.6, entry: 'gerausch-beim-abtauen', votes: 4 },
      { by: 'elif', daysAgo: 4.2, entry: 'call-first-cold-night', votes: 5 },
      { by: 'ifeoma', daysAgo: 3.9, entry: 'all-fine-once-a-week', votes: 2 },
      { by: 'ifeoma', daysAgo: 3.9, entry: 'call-first-cold-night', votes: 3 },
      { by: 'joke', daysAgo: 3.1, entry: 'wintercheck-op-video', votes: 5 },
      { by: 'wout', daysAgo: 2.4, entry: 'wintercheck-op-video', votes: 2 },
      { by: 'ruben', daysAgo: 1.7, entry: 'three-settings-postcard', votes: 1 },
      { by: 'stijn', daysAgo: 0.9, entry: 'call-first-cold-night', votes: 4 },
    ],
  },
  {
    slug: 'half-the-cardboard',
    space: 'ghent-workshop',
    sponsor: 'ruben',
    startedDaysAgo: 8,
    closesDaysAgo: -13,
    stages: ['SHAPE', 'EVALUATE'],
    tellDaysAgo: -55,
    language: 'nl',
    title: 'De helft van het karton',
    question:
      'Elke bestelwagen komt thuis met een baal karton. **Welk stuk had nooit hoeven meerijden?**',
    brief: {
      problem:
        'We betalen er twee keer voor: om het te krijgen en om het weg te brengen. Elf ton vorig jaar.',
      goodLooks: 'Minder karton, en geen enkel deuk meer dan nu.',
      reward: 'Wie het bedenkt, kiest wat er in de hoek komt waar nu de pers staat.',
    },
    promisedBudget: 4_000,
    updates: [{ daysAgo: 4, text: 'Vier inzendingen, en twee komen van leerlingen. Wie volgt?' }],
    entries: [
      {
        slug: 'kratten-terug',
        author: 'els',
        daysAgo: 6.8,
        language: 'nl',
        title: 'Kratten die teruggaan met dezelfde wagen',
        body: 'De leverancier komt elke dinsdag en rijdt leeg naar huis. Laat hem **de kratten van vorige week meenemen**. Ik heb het gevraagd: hij wil wel, als ze gestapeld staan.',
        responses: [
          {
            daysAgo: 5.9,
            text: 'Ik bel de leverancier morgen. Hoeveel kratten passen er op zijn wagen?',
          },
        ],
        supporters: ['ruben', 'mireille', 'bram'],
      },
      {
        slug: 'wollen-deken',
        author: 'bram',
        daysAgo: 5.2,
        language: 'nl',
        title: 'Een deken in plaats van een doos',
        body: 'Verhuizers doen het al honderd jaar zo. Het toestel staat rechtop, de deken eromheen, een riem, klaar.',
        supporters: ['els', 'fenna'],
      },
      {
        slug: 'covers-without-box',
        author: 'stijn',
        daysAgo: 3.4,
        title: 'Covers do not need a box each',
        body: 'They nest. Ten in one box, with paper between them, and nine boxes stay in Ghent. I tried it with the grey ones.',
        supporters: ['hanne', 'wout'],
      },
    ],
  },
  {
    slug: 'van-you-can-find-things-in',
    space: 'field-service',
    sponsor: 'stijn',
    startedDaysAgo: 1.8,
    opensDaysAgo: -6,
    closesDaysAgo: -27,
    stages: ['SHAPE', 'EVALUATE', 'TRIAL'],
    tellDaysAgo: -110,
    title: 'A van you can find things in',
    question:
      'Everybody sorts a van their own way, and nobody finds anything in the van of somebody else. **How should all of them look inside?**',
    brief: {
      problem: 'Whoever takes over a van loses eleven minutes on the first day of it, and swears.',
      reward: 'Twenty days, and the first van is yours.',
    },
    promisedBudget: 8_000,
    entries: [],
  },
]
