import type { SeedIdea } from './shape.ts'

export const ideasGhentWorkshop: SeedIdea[] = [
  {
    slug: 'shadow-board',
    board: 'ghent-workshop',
    author: 'hilde',
    daysAgo: 40.8,
    title: 'Painted outlines for the tools, so that a gap shows',
    body: `I walk round every evening and look for what is missing. With an outline on the wall **the missing one calls by itself**.

One weekend, two tins of paint, my nephew with the projector. I would begin with the pressing tools, because each costs 1,900 euro and two of them are “somewhere”.`,
    tags: ['tools', 'workshop'],
    heat: 0.6,
    supporters: ['nadia', 'lukas', 'amina', 'viktor', 'koen', 'vera', 'stef'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'ruben',
        daysAgo: 38.4,
        note: 'Paint is in the cupboard. Go.',
        assignee: 'hilde',
        next: 'The wall by the gate first.',
      },
      {
        to: 'IN_USE',
        by: 'ruben',
        daysAgo: 30.5,
        note: 'Three walls done. One of the two lost presses came home by itself.',
        assignee: 'hilde',
        next: 'Hilde paints the drill cabinet when the smell is out.',
      },
    ],
    answer: {
      by: 'ruben',
      daysAgo: 38.5,
      kind: 'YES',
      text: 'Yes. Orange, please, we have too much of it.',
    },
    comments: [
      {
        by: 'viktor',
        daysAgo: 40.1,
        text: 'My soldering iron is on that wall as well. Its outline looks like a duck, I approve.',
        reactions: { '❤': ['hilde', 'leyla', 'elif'] },
      },
      {
        by: 'jonas',
        daysAgo: 36.2,
        text: 'What about those of us who take a tool at five in the morning? The outline does not know my name.',
        replies: [
          {
            by: 'hilde',
            daysAgo: 35.9,
            text: 'Brass tag with your name on the hook. Like the miners.',
            reactions: { '👍': ['jonas', 'stijn', 'lukas'], '❤': ['nadia'] },
          },
        ],
      },
      {
        by: 'hilde',
        daysAgo: 29.7,
        text: 'The press came back in a bread bag. No note. I am not asking.',
      },
      {
        by: 'noor',
        daysAgo: 8.2,
        text: 'I can tell you what the bag was: Van Hecke, raisin loaf, 800 grams.',
        reactions: { '❤': ['hilde', 'vera', 'stef', 'mats', 'ruben', 'amina'], '👀': ['jonas'] },
      },
    ],
  },
  {
    slug: 'compressor-leak',
    board: 'ghent-workshop',
    author: 'elif',
    daysAgo: 21.5,
    title: 'The air compressor runs all night for a leak above bench 4',
    body: `I was here until eleven for the night mode tests. The compressor starts **every nine minutes**. Nobody uses air at night. I followed the hiss: a coupling above bench 4.

4 kilowatts, a third of the time, 200 nights. About 900 euro a year for a sound.`,
    tags: ['workshop', 'energy', 'noise'],
    heat: 0.42,
    supporters: ['hilde', 'viktor', 'ayse', 'hanne'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'hilde',
        daysAgo: 19.1,
        note: 'Coupling changed, 6 euro. It now starts twice a night.',
        assignee: 'hilde',
        next: 'Finding the other half of the hiss.',
      },
    ],
    answer: {
      by: 'hilde',
      daysAgo: 19.9,
      kind: 'YES',
      text: 'Yes. I heard it for years and thought it was breathing.',
    },
    comments: [
      {
        by: 'ayse',
        daysAgo: 21.2,
        text: 'I logged it from the meter: 3.7 kW, 31 % of the time. So 870.',
        replies: [
          { by: 'elif', daysAgo: 21, text: 'I was guessing by ear. I am pleased with my ear.' },
        ],
      },
      {
        by: 'koen',
        daysAgo: 18.5,
        text: 'A timer on the plug would have been my way. Off at seven, on at six.',
        replies: [
          {
            by: 'nadia',
            daysAgo: 18.2,
            text: 'Early shift starts at 5:30 and inflates things. Half past five.',
          },
        ],
      },
      {
        by: 'nils',
        daysAgo: 10.3,
        text: 'The server room behind that wall was 0.4 degrees cooler that week. Coincidence, but a nice one.',
      },
    ],
  },
  {
    slug: 'coffee-machine-descale',
    board: 'ghent-workshop',
    author: 'samir',
    daysAgo: 6.4,
    title: 'A name on the coffee machine each week',
    body: `The machine says “descale” since the ninth. Everyone reads it, everyone presses *later*. We install water systems for a living.

A list on the door, one name a week, **ten minutes on Friday**. I do the first one, and I do it with gloves on, because I have seen inside.`,
    tags: ['coffee', 'workshop'],
    heat: 0.56,
    supporters: ['nils', 'jonas', 'hilde', 'nadia', 'lukas', 'stef', 'mireille'],
    statusChanges: [
      {
        to: 'TRIAL',
        by: 'ruben',
        daysAgo: 4.1,
        note: 'Ten names on the list already, two of them legible.',
        assignee: 'samir',
        next: 'Until the end of the month, then we taste.',
      },
    ],
    answer: { by: 'ruben', daysAgo: 4.2, kind: 'YES', text: 'Yes. Mine is the third week.' },
    comments: [
      {
        by: 'jonas',
        daysAgo: 6.1,
        text: 'I said that coffee is on me when I am wrong. With this machine it was never a present.',
        reactions: { '❤': ['samir', 'amina', 'lukas', 'hilde'] },
      },
      {
        by: 'joke',
        daysAgo: 5.5,
        text: 'I know someone who is allergic to the descaler, please no names with a star in my list.',
      },
      {
        by: 'mats',
        daysAgo: 3.7,
        text: 'May I film the inside?',
        replies: [
          { by: 'samir', daysAgo: 3.6, text: 'No.' },
          {
            by: 'vera',
            daysAgo: 3.5,
            text: 'Yes, for the lesson on limescale.',
            reactions: { '❤': ['mats', 'kofi', 'noor', 'hilde'] },
          },
        ],
      },
    ],
  },
  {
    slug: 'bench-height',
    board: 'ghent-workshop',
    author: 'nadia',
    daysAgo: 12.3,
    title: 'Raise bench 2 by eleven centimetres, or make it move',
    body: `The benches were built for Jozef, who retired in 2009 and was 1.64. I am 1.78, Koen is 1.93. By ten o’clock my back knows it.

Blocks under the feet cost nothing. An electric frame costs **480 euro** and would suit both of us.`,
    tags: ['workshop', 'health'],
    heat: 0.32,
    supporters: ['koen', 'hilde', 'lotte', 'ruben'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'ruben',
        daysAgo: 9.5,
        note: 'One electric frame for bench 2, blocks for bench 5 until we know.',
        assignee: 'els',
        next: 'Els orders the frame, it takes three weeks.',
      },
    ],
    answer: {
      by: 'ruben',
      daysAgo: 9.6,
      kind: 'YES',
      text: 'Yes. Jozef sends his regards, I phoned him.',
    },
    comments: [
      {
        by: 'els',
        daysAgo: 11.6,
        text: 'The frames from the office supplier carry 120 kilos. A compressor on it is 38, so fine, but not two people sitting.',
        reactions: { '❤': ['nadia', 'koen'] },
      },
      {
        by: 'noor',
        daysAgo: 10.7,
        text: 'I am 1.58. Can one bench stay at Jozef?',
        replies: [
          {
            by: 'ruben',
            daysAgo: 10.5,
            text: 'Bench 1 stays at Jozef, by law.',
            reactions: { '❤': ['noor', 'vera', 'hilde', 'nadia'] },
          },
        ],
      },
      {
        by: 'ruben',
        daysAgo: 1.65,
        text: 'Frame is delayed by a week. Blocks from the carpenter are under 2 as well meanwhile, mind the left rear one.',
      },
    ],
  },
  {
    slug: 'cardboard-press-hours',
    board: 'ghent-workshop',
    author: 'els',
    daysAgo: 18.9,
    title: 'Run the cardboard press at noon when the sun is on the roof',
    body: `The press takes 11 kilowatts, the solar roof gives 14 at noon and nothing at seven, when we press. I asked the meter.

Collect in the morning, press between **twelve and two**, and we pay nothing for it. The forklift would fit in the same window.`,
    tags: ['energy', 'cardboard', 'workshop'],
    heat: 0.3,
    supporters: ['ayse', 'amina', 'nadia', 'ruben'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'ruben',
        daysAgo: 13.3,
        note: 'Done for a week without anyone noticing, which is the best kind.',
        assignee: 'nadia',
        next: 'In November we look again, then there is no sun to speak of.',
      },
    ],
    answer: {
      by: 'ruben',
      daysAgo: 16.2,
      kind: 'YES',
      text: 'Yes. The heap at eleven will look terrible, warn the visitors.',
    },
    comments: [
      {
        by: 'nadia',
        daysAgo: 17.8,
        text: 'The heap by eleven blocks the emergency exit if nobody watches. I will tape a line on the floor.',
        reactions: { '👍': ['els', 'stijn', 'ruben'] },
      },
      {
        by: 'amina',
        daysAgo: 14.4,
        text: 'As the former solar person: put the forklift at one o’clock, after the peak of the press, or you buy half of it again.',
      },
    ],
  },
  {
    slug: 'workshop-radio',
    board: 'ghent-workshop',
    author: 'lukas',
    daysAgo: 8.1,
    language: 'nl',
    title: 'Eén radio in de hal in plaats van vier',
    body: `Bij de poort Studio Brussel, bij bank 3 de koers, bij het magazijn iets met accordeon, en Viktor met zijn kortegolf. Samen is het geen muziek.

Eén radio, elke week kiest iemand anders. **Tussen tien en half elf stil**, dan wordt er gebeld. Tijdens de Ronde van Vlaanderen geldt dit alles niet.`,
    tags: ['workshop', 'noise', 'manners'],
    heat: 0.36,
    supporters: ['amina', 'jonas', 'joke', 'stijn'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'hilde',
        daysAgo: 5.2,
        note: 'Goed plan, moeilijk volk.',
        assignee: 'lukas',
        next: 'Lukas hangt een lijst op, wie niet tekent mag niet klagen.',
      },
    ],
    answer: {
      by: 'hilde',
      daysAgo: 5.3,
      kind: 'YES',
      text: 'Ja, een maand proberen. De accordeon was van mij.',
    },
    comments: [
      {
        by: 'viktor',
        daysAgo: 7.7,
        text: 'The short wave is for testing the shielding. Mostly.',
        reactions: { '❤': ['leyla', 'lukas', 'hilde'] },
      },
      {
        by: 'jonas',
        daysAgo: 7.2,
        language: 'nl',
        text: 'De Ronde is heilig, en de E3 ook. Voor de rest teken ik.',
      },
      {
        by: 'joke',
        daysAgo: 4.9,
        language: 'nl',
        text: 'Van tien tot half elf stil, daar droom ik al zes jaar van. Klanten denken dat ik in een café zit.',
        reactions: { '❤': ['lukas', 'mireille', 'hilde'] },
      },
    ],
  },
  {
    slug: 'lend-list',
    board: 'ghent-workshop',
    author: 'stef',
    daysAgo: 3.4,
    title: 'Let me see from home whether the pipe bender is free tomorrow',
    body: `I drive 35 minutes to the hall to find that the big bender is in Aalst. Hilde knows, but at six in the morning I do not dare to phone Hilde.

A list online: **tool, who, until when**. Scanning the brass tag when one takes it would be enough. The seven expensive ones first.`,
    tags: ['tools', 'lending', 'workshop'],
    heat: 0.34,
    supporters: ['lukas', 'amina', 'noor', 'mats', 'koen'],
    statusChanges: [],
    answer: {
      by: 'hilde',
      daysAgo: 1.2,
      kind: 'QUESTION',
      text: 'Gladly. But who scans at five in the morning with cold fingers? If it takes more than one movement nobody does it. Show me one movement.',
    },
    comments: [
      {
        by: 'hilde',
        daysAgo: 3.2,
        text: 'You may phone me at six. I am up at half past four, with the hens.',
        reactions: { '❤': ['stef', 'noor', 'mireille', 'vera', 'ruben'] },
      },
      {
        by: 'samir',
        daysAgo: 2.6,
        text: 'Old tablet by the door with the camera on: hold the tag in front, it beeps, go. I have eleven tablets that survived rice.',
        reactions: { '💡': ['stef', 'hilde'] },
        replies: [{ by: 'stef', daysAgo: 2.4, text: 'That is one movement!' }],
      },
      {
        by: 'leyla',
        daysAgo: 0.9,
        text: 'I could write the beep this weekend, it is nicer than my tax return.',
        reactions: { '🎉': ['stef', 'samir', 'hilde'] },
      },
    ],
  },
  {
    slug: 'roof-light',
    board: 'ghent-workshop',
    author: 'viktor',
    daysAgo: 57.2,
    title: 'Daylight lamps above the electronics bench',
    body: `Brown, red and orange are the same colour under our tubes. On a resistor that is the difference between 100 ohms and 10 kilo-ohms.

Four LED panels with good colour, **92 euro each**. I have brought my own desk lamp since 2020, and it has no sticker, Hilde.`,
    tags: ['workshop', 'light', 'electronics'],
    heat: 0.28,
    supporters: ['leyla', 'elif', 'hilde'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'ruben',
        daysAgo: 45.7,
        note: 'Panels are up. The whole corner looks like a dentist’s, in a good way.',
        assignee: 'viktor',
        next: 'Hilde takes the lamp without a sticker.',
      },
    ],
    answer: {
      by: 'ruben',
      daysAgo: 54.6,
      kind: 'YES',
      text: 'Yes. I looked at your resistors and saw only one colour.',
    },
    comments: [
      {
        by: 'hilde',
        daysAgo: 56.8,
        text: 'I saw the lamp in 2020 and looked away. That was also a form of lending.',
        reactions: { '❤': ['viktor', 'elif', 'ruben', 'nadia'] },
      },
      {
        by: 'leyla',
        daysAgo: 45.1,
        text: 'I found three wrong resistors in my own old boards. On shelf, working, wrong.',
      },
    ],
  },
  {
    slug: 'sauna-container',
    board: 'ghent-workshop',
    author: 'koen',
    daysAgo: 82,
    title: 'A sauna from returned units, behind the hall',
    body: `We have nine returned units that still heat and a container nobody wants. A heat pump gets water to 70, air to about 55. That is not quite a sauna but it is **more than the hall has in February**.

Fridays after five. I would build it with three people in our own time.`,
    tags: ['workshop', 'people'],
    heat: 0.44,
    supporters: ['lukas', 'jonas', 'nils', 'hanne'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'ruben',
        daysAgo: 79.9,
        reasonCode: 'OUT_OF_SCOPE',
        note: 'I laughed, then I asked the insurer, and she did not. Heat, people, after hours, a container: four forms I do not want to own.',
        reopenIf: 'The city allows us the yard as a meeting place, which is asked for anyway.',
      },
    ],
    answer: {
      by: 'ruben',
      daysAgo: 80.1,
      kind: 'NOT_NOW',
      text: 'Not now, with a heavy heart and cold feet.',
    },
    comments: [
      {
        by: 'hanne',
        daysAgo: 81.7,
        text: 'As the Swede in the house I have to say: 55 is a warm room.',
        reactions: { '❤': ['koen', 'nils', 'ruben', 'elif', 'ayse', 'lukas'] },
        replies: [{ by: 'koen', daysAgo: 81.5, text: 'A warm room is all I ask.' }],
      },
      { by: 'nils', daysAgo: 79.2, text: 'I would have brought the server heat as well.' },
      {
        by: 'lotte',
        daysAgo: 78.4,
        text: 'Four forms is an underestimate. I counted seven, one of them about towels.',
      },
    ],
  },
  {
    slug: 'label-shelf-photo',
    board: 'ghent-workshop',
    author: 'mats',
    daysAgo: 1.3,
    title: 'Photos on the shelf labels, because half of us are new',
    body: `“Reducing tee 28-22-22, press, short.” I have been here for five months and still open six boxes.

A photo on each label, 1:1 size, so one can hold the old part next to it. I have a camera and free Wednesdays. **There are 740 boxes, I can do sixty an hour.**`,
    tags: ['warehouse', 'labels', 'pictures'],
    heat: 0.42,
    supporters: ['noor', 'stef', 'nadia', 'vera', 'amina'],
    statusChanges: [],
    comments: [
      {
        by: 'nadia',
        daysAgo: 1.2,
        text: 'I would give you my Wednesday coffee for it.',
        reactions: { '❤': ['mats', 'noor'] },
      },
      {
        by: 'els',
        daysAgo: 0.95,
        text: 'The supplier has photos of 500 of them, free to use. But not at true size, and the true size is the clever part.',
        replies: [
          {
            by: 'mats',
            daysAgo: 0.85,
            text: 'Then I scale theirs by the catalogue and shoot only 240.',
          },
        ],
      },
      {
        by: 'ruben',
        daysAgo: 0.33,
        text: 'The label printer does grey, not colour. Is grey enough for brass against copper?',
        replies: [
          {
            by: 'mats',
            daysAgo: 0.29,
            text: 'Printed one in the break. You can tell by the shine, come and look.',
            reactions: { '👍': ['ruben'] },
          },
        ],
      },
      {
        by: 'hilde',
        daysAgo: 0.11,
        text: 'Start with the press fittings, that is where the errors are. And mind the third shelf, it bites.',
      },
    ],
  },
  {
    slug: 'first-aid-visible',
    board: 'ghent-workshop',
    author: 'jonas',
    daysAgo: 0.012,
    title: 'Move the eye-wash bottle to the place where people actually grind',
    body: `Just now: Lukas, a chip, right eye, all good. But the bottle hangs beside the office and he walked forty metres with his eye shut, past the forklift.

Grinding is at bench 6. **Hang it at bench 6.** Two screws. I have the drill in my hand and only ask because of the sign on the floor plan.`,
    tags: ['safety', 'first aid', 'workshop'],
    heat: 0.2,
    supporters: ['lukas', 'hilde', 'stijn'],
    statusChanges: [],
    comments: [
      {
        by: 'stijn',
        daysAgo: 0.009,
        text: 'Drill. I sign the plan. And tell me when Lukas has been to the doctor, not whether.',
        reactions: { '👍': ['jonas', 'hilde', 'lotte'] },
      },
      {
        by: 'lukas',
        daysAgo: 0.006,
        text: 'I can see you all. Some of you twice.',
        reactions: { '❤': ['jonas', 'amina', 'hilde', 'noor'] },
      },
      {
        by: 'hilde',
        daysAgo: 0.004,
        text: 'Goggles hang on a hook with a painted outline, @lukas. I saw the outline.',
      },
    ],
  },
  {
    slug: 'tool-outline-drawers',
    board: 'ghent-workshop',
    author: 'amina',
    daysAgo: 34.9,
    title: 'Foam with cut-outs in the drawers, to see at once which key is gone',
    body: `The spanner drawer is a soup. Black foam on yellow foam, each spanner its own shape: when one is missing, **yellow looks at you**.

A mate’s firm cuts foam by laser, 18 euro a drawer, and we have twelve of those drawers.`,
    tags: ['tools', 'workshop'],
    heat: 0.16,
    supporters: ['lukas'],
    statusChanges: [
      {
        to: 'MERGED',
        by: 'hilde',
        daysAgo: 32.6,
        into: 'shadow-board',
        note: 'Walls get paint, drawers get foam, the thought is one. Amina’s drawers are the second half of it.',
      },
    ],
    answer: {
      by: 'hilde',
      daysAgo: 32.7,
      kind: 'YES',
      text: 'Yes, and give me the number of the laser.',
    },
    comments: [
      {
        by: 'viktor',
        daysAgo: 34.2,
        text: 'For the torx set too, please. T27 has been missing since before the euro.',
      },
      {
        by: 'nadia',
        daysAgo: 33.5,
        text: 'Foam drinks oil. Get the closed-cell kind, it wipes.',
        reactions: { '👍': ['amina', 'hilde'] },
      },
    ],
  },
]
