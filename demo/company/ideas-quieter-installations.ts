import type { SeedIdea } from './shape.ts'

export const ideasQuieterInstallations: SeedIdea[] = [
  {
    slug: 'neighbours-bell',
    board: 'quieter-installations',
    author: 'mireille',
    daysAgo: 31.2,
    editedDaysAgo: 24.1,
    title: 'Ring the neighbour’s bell before we drill',
    body: `We lose half a morning when a neighbour complains about noise. The fitter has to stop, call the office, explain, and start again with a knot in the stomach.

Last month I knocked on three doors myself before a job in Mechelen. I said who would come, how long it would be loud, and gave my number. Nobody complained, and one neighbour asked for a quote.

So: **a card through the door the day before.** The fitter’s first name, the loud hours, a number that a person answers. It costs four cents.

> Nobody told us. The baby had just fallen asleep.

That is a neighbour in Leuven, by mail. I would like never to read that again.`,
    tags: ['noise', 'neighbours', 'card'],
    heat: 0.78,
    supporters: [
      'tomasz',
      'joao',
      'ayse',
      'zofia',
      'ruben',
      'saskia',
      'beatriz',
      'rui',
      'miguel',
      'ines',
    ],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'hanne',
        daysAgo: 24,
        note: 'Cheap, kind and easy to stop. Bring me a card I can hold.',
        assignee: 'mireille',
        next: 'Gavin draws a first card and three crews say what is missing.',
      },
      {
        to: 'TRIAL',
        by: 'hanne',
        daysAgo: 11,
        note: 'Ninety jobs in three towns, half of them with the card. Ayşe counts.',
        assignee: 'mireille',
        next: 'The trial ends on the 28th, then Ayşe shows complaints per thirty jobs.',
      },
    ],
    answer: {
      by: 'hanne',
      daysAgo: 25.4,
      kind: 'YES',
      text: 'Yes. Four cents against half a morning is the best offer I had this month. @mireille leads, Mechelen, Gdańsk and Braga try it, and I want to see the complaint figures before anyone prints ten thousand.',
    },
    comments: [
      {
        by: 'ruben',
        daysAgo: 2.4,
        text: 'Printing is the easy part. Getting the address of the neighbour is not. We know the house number of the customer, not who lives behind the wall. Can we do it without names?',
        reactions: { '👍': ['koen', 'joke', 'zofia'], '👀': ['hugo'] },
        replies: [
          {
            by: 'mireille',
            daysAgo: 2.2,
            text: 'Yes. “To the people at number 14” worked in Mechelen. Nobody minded.',
            reactions: { '👍': ['ruben', 'lukas', 'amina', 'tess'], '❤': ['saskia'] },
            replies: [
              {
                by: 'ruben',
                daysAgo: 1.1,
                text: 'Then I can have 500 in Ghent on Tuesday.',
                reactions: { '🎉': ['mireille', 'gavin', 'hanne'] },
              },
              {
                by: 'lukas',
                daysAgo: 0.9,
                text: 'Put twenty in my pigeonhole, I have two terraces next week.',
              },
            ],
          },
        ],
      },
      {
        by: 'elif',
        daysAgo: 0.002,
        text: 'The unit knows when it is drilling day. I can send the loud hours to the customer’s app as well, so they can warn the street themselves.',
        reactions: { '💡': ['priya', 'mireille'] },
      },
      {
        by: 'tomasz',
        daysAgo: 9.6,
        text: 'Print the card on the back of the job sheet. The van already has it, nobody has to remember a box of cards.',
        reactions: { '💡': ['mireille', 'ruben', 'pawel', 'karolina'], '👍': ['olek', 'jonas'] },
        replies: [
          {
            by: 'pawel',
            daysAgo: 9.4,
            text: 'Tear-off edge then, or they hand over our phone list with it.',
          },
          {
            by: 'gavin',
            daysAgo: 9.1,
            text: 'Perforation costs half a cent more. I put it in the drawing.',
            reactions: { '👍': ['tomasz'] },
          },
        ],
      },
      {
        by: 'ayse',
        daysAgo: 7.3,
        text: 'Ask one question back: **“Was it as loud as we said?”** A scan and two thumbs. Then we learn which spots are worst.\n\nI would not ask more than that. Two questions and half of them stop answering.',
        reactions: { '👍': ['joao', 'mireille', 'nuno'] },
        replies: [
          {
            by: 'joao',
            daysAgo: 7.1,
            text: 'If they give a time with the thumb, I can match it to what we were doing. Please keep the time.',
          },
        ],
      },
      {
        by: 'beatriz',
        daysAgo: 6.2,
        text: 'In Porto people live above each other. One poster in the lift reaches eleven families.',
        reactions: { '❤': ['ines', 'rui'], '👍': ['rita'] },
        replies: [
          {
            by: 'miguel',
            daysAgo: 6,
            language: 'pt',
            text: 'E o porteiro lê tudo. Se ele souber, sabe o prédio inteiro.',
            reactions: { '❤': ['beatriz', 'ines'] },
          },
        ],
      },
      {
        by: 'stijn',
        daysAgo: 29.5,
        text: 'I like it, and I can already hear the fitter who forgot. Who puts the card in, and when does he get paid for it?',
        replies: [
          {
            by: 'mireille',
            daysAgo: 29.2,
            text: 'The survey visit. We stand in front of the house anyway, two days before.',
          },
        ],
      },
      {
        by: 'daan',
        daysAgo: 26.7,
        text: 'Small thing from the sales side: one neighbour in thirty asking for a quote would pay for every card we ever print.',
      },
      {
        by: 'olek',
        daysAgo: 5.1,
        text: 'Three cards last week in Wrzeszcz, no calls. In the fourth house nobody had read it, because the post box was full of pizza leaflets. Through the door, not in the box.',
        reactions: { '👍': ['mireille', 'tomasz'] },
      },
      {
        by: 'tess',
        daysAgo: 4.2,
        text: 'I had the first “thank you for warning us” on the phone this morning. I did not know what to tick in the form, there is no box for that.',
        reactions: { '❤': ['mireille', 'hanne', 'saskia', 'kofi'], '🎉': ['gavin'] },
      },
      {
        by: 'ayse',
        daysAgo: 0.6,
        text: 'So far 64 jobs with a card, one complaint. Without: 26 jobs, three. Too few to shout about, enough to go on.',
        reactions: { '👀': ['hanne', 'hugo'], '👍': ['mireille', 'stijn'] },
      },
      {
        by: 'gavin',
        daysAgo: 0.16,
        text: 'Second sketch is at the printer’s window in Ghent. I took the logo off the front, it looked like an offer. Now it looks like a note.',
        reactions: { '❤': ['mireille', 'saskia', 'rita'] },
        replies: [
          {
            by: 'zofia',
            daysAgo: 0.14,
            text: 'A note gets read. Same with my packing lists: the uglier, the better.',
          },
        ],
      },
    ],
  },
  {
    slug: 'tell-the-street-first',
    board: 'quieter-installations',
    author: 'wout',
    daysAgo: 27.5,
    title: 'Tell the street first, then bring the core drill',
    body: `In Utrecht the houses share a wall, so our noise is everybody’s noise. We should warn the people left and right **before** the drilling day, in writing, with a time.

The crew could drop a note in when they measure. I tried it in Lombok on four jobs with a note from my own printer. It looked terrible and it worked.`,
    tags: ['noise', 'neighbours', 'row houses'],
    heat: 0.22,
    supporters: ['bram', 'fenna'],
    statusChanges: [
      {
        to: 'MERGED',
        by: 'stijn',
        daysAgo: 22.8,
        into: 'neighbours-bell',
        note: 'Same thought, same week, one card. Wout’s note from Lombok goes to Gavin as the first draft.',
      },
    ],
    answer: {
      by: 'stijn',
      daysAgo: 23,
      kind: 'YES',
      text: 'Yes, and together with Mireille’s. Wout, please bring your note along, ugly is fine.',
    },
    comments: [
      {
        by: 'bram',
        daysAgo: 26.9,
        text: 'One of the four kept the note on the fridge, I saw it when I came back for the handover.',
        reactions: { '❤': ['wout', 'mireille'] },
      },
      {
        by: 'mireille',
        daysAgo: 26.1,
        text: 'We wrote nearly the same thing three days apart. Shall we make it one?',
        replies: [{ by: 'wout', daysAgo: 25.8, text: 'Gladly. Yours has the better first line.' }],
      },
      {
        by: 'joke',
        daysAgo: 24.6,
        text: 'From dispatch: please write the day, not the hour. I move hours.',
        replies: [
          {
            by: 'wout',
            daysAgo: 24.4,
            text: 'Then they sit at home all day being angry in advance. A window of two hours, can you hold that?',
          },
          { by: 'joke', daysAgo: 24.3, text: 'Two hours I can hold four times out of five.' },
        ],
      },
    ],
  },
  {
    slug: 'rubber-feet',
    board: 'quieter-installations',
    author: 'joao',
    daysAgo: 58.3,
    title: 'Rubber feet as standard, not as an extra',
    body: `The 9-euro part prevents two of every five night-noise calls in terraced streets. I counted: **212 calls** last winter, 84 of them came through the wall and not through the air. Feet take out what you feel, the quiet kit takes out what you hear.

Today the feet are line 14 of the quote and most people cross out line 14.

Make them part of the unit. If somebody really wants a unit without feet, they may write to me.

- 9 euro a set, 6.40 if we order for all
- ten minutes less, because the fitter need not come back
- one size fits the Aria 8 and the 12`,
    tags: ['noise', 'rubber feet', 'night'],
    heat: 0.62,
    supporters: ['elif', 'mireille', 'tomasz', 'ines', 'nuno', 'catarina', 'fenna', 'saskia'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'stijn',
        daysAgo: 53,
        note: 'The counting convinced me. Now somebody has to find the money between quote and unit.',
        assignee: 'joao',
        next: 'Els asks two suppliers for a price on twelve thousand sets.',
      },
      {
        to: 'TRIAL',
        by: 'hanne',
        daysAgo: 37,
        note: 'Every Ghent unit for four weeks gets feet, no choice.',
        assignee: 'joao',
        next: 'We compare night calls in terraced streets with last winter.',
      },
      {
        to: 'BUILDING',
        by: 'hanne',
        daysAgo: 1.1,
        note: 'Nine night calls instead of twenty-two in four weeks. Good enough for me, and Hugo found it in the guarantee budget.',
        assignee: 'els',
        next: 'Purchasing signs the supplier, first pallets in three weeks.',
      },
    ],
    answer: {
      by: 'stijn',
      daysAgo: 54,
      kind: 'QUESTION',
      text: 'I want to say yes. Which line of the price does the 9 euro come out of? Bring @hugo an answer and I am in.',
    },
    comments: [
      {
        by: 'hugo',
        daysAgo: 51.3,
        text: 'A return visit costs us 143 euro on average. If 84 calls became 40, the feet pay for themselves before Christmas. I checked it twice because I did not believe it.',
        reactions: { '👍': ['joao', 'hanne', 'stijn', 'ifeoma'], '🎉': ['ines'] },
      },
      {
        by: 'daan',
        daysAgo: 50.1,
        text: 'Please do not raise the list price by nine euro and call it a feature. Families compare to the cent.',
        replies: [
          {
            by: 'arjan',
            daysAgo: 49.9,
            text: 'It can hide in the mounting set, that line nobody compares.',
          },
          {
            by: 'daan',
            daysAgo: 49.6,
            text: 'Hide is not the word I would use with a customer at the table.',
            reactions: { '👍': ['rita', 'eva'] },
          },
          {
            by: 'hugo',
            daysAgo: 49.2,
            text: 'It comes out of guarantee costs. Nobody pays more, nobody hides anything.',
          },
        ],
      },
      {
        by: 'piotr',
        daysAgo: 44.8,
        text: 'On the coast the cheap rubber goes hard after two winters. Ask for EPDM, and ask for the salt test.',
        reactions: { '💡': ['joao', 'els'] },
        replies: [
          {
            by: 'els',
            daysAgo: 44.1,
            text: 'Asked. One supplier has it on paper, the other says “of course” and sends nothing.',
          },
        ],
      },
      {
        by: 'catarina',
        daysAgo: 36.2,
        text: 'The housing of the 12 sits two millimetres lower with feet, so the drain bend touches. I moved the bend in the drawing, it costs nothing.',
        reactions: { '👍': ['joao', 'sander'] },
      },
      {
        by: 'lukas',
        daysAgo: 20.4,
        text: 'Fitted nineteen in the trial. They want to walk when you slide the unit, so: set the feet last, lift with two.',
        replies: [{ by: 'stijn', daysAgo: 20.2, text: 'Lift with two anyway.' }],
      },
      {
        by: 'hanne',
        daysAgo: 1.05,
        text: 'Yes to all sites. Thank you for the patience, @joao, and for the tally sheets.',
        reactions: {
          '🎉': ['joao', 'elif', 'tomasz', 'mireille', 'nuno', 'ines'],
          '❤': ['saskia'],
        },
      },
      {
        by: 'els',
        daysAgo: 0.4,
        text: 'The EPDM ones, 6.55 a set. Still need someone from Purchasing to own the stock levels after April, I am on leave then.',
      },
      {
        by: 'tomasz',
        daysAgo: 0.02,
        text: 'Does standard mean also for the exchange units in service? I have three next week and no feet.',
        replies: [
          {
            by: 'joao',
            daysAgo: 0.015,
            text: 'For me yes. @els, may he take them from the trial box?',
          },
        ],
      },
    ],
  },
  {
    slug: 'feet-on-wood',
    board: 'quieter-installations',
    author: 'tomasz',
    daysAgo: 4.7,
    title: 'Dampers under the unit do nothing on a wooden deck, sell a slab with them',
    body: `Rubber under the machine is good on concrete. On a raised wooden terrace the deck is a drum and the dampers sit on the skin of it.

What works: a paving slab, 40 × 40, then the rubber. Or a batten under each foot, screwed from below.

Let us put two slabs in the van when the survey says “wood”. A slab costs three euro. Coming back costs a day.`,
    tags: ['noise', 'rubber feet', 'terraces'],
    heat: 0.3,
    supporters: ['beatriz', 'joao', 'piotr', 'bram'],
    statusChanges: [],
    comments: [
      {
        by: 'beatriz',
        daysAgo: 4.5,
        text: 'Same on roofs. Felt, slab, feet, in that order, four centimetres from the edge.',
      },
      {
        by: 'joao',
        daysAgo: 4.1,
        text: 'Measured one in Gaia: slab and feet together take six decibels out of the room below, feet alone two.',
        reactions: { '👀': ['tomasz', 'nuno'], '👍': ['beatriz'] },
      },
      {
        by: 'pawel',
        daysAgo: 3.8,
        text: 'Two slabs are 30 kilos. I need to know the evening before or the rear axle complains.',
        replies: [
          {
            by: 'zofia',
            daysAgo: 3.6,
            text: 'The survey has a field for the ground. It is just never filled in.',
          },
          { by: 'tomasz', daysAgo: 3.5, text: 'Make it red until it is.' },
        ],
      },
    ],
  },
  {
    slug: 'drill-away-after-six',
    board: 'quieter-installations',
    author: 'tomasz',
    daysAgo: 40.1,
    title: 'Put the drill away after six',
    body: `Plan the loud hour first, tell the street when it will be over, and keep to it.

Today we drill when the van arrives, and the van arrives when the traffic lets it. If the loud part is always between nine and eleven, the rest of the day can be late without anybody hating us.

After six no percussion. If a hole is missing at six, it is missing tomorrow.`,
    tags: ['noise', 'neighbours', 'schedule'],
    heat: 0.44,
    supporters: ['saskia', 'karolina', 'mireille'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'hanne',
        daysAgo: 34,
        note: 'I want this as a rule with two exceptions, not ten.',
        assignee: 'tomasz',
        next: 'Tomasz and Joke write the two exceptions on one page.',
      },
    ],
    answer: {
      by: 'hanne',
      daysAgo: 34.2,
      kind: 'YES',
      text: 'Yes in principle. No heat in the house in January is an exception. What is the second one?',
    },
    comments: [
      {
        by: 'jonas',
        daysAgo: 39.2,
        text: 'Easy to say in Gdańsk. In Ghent the low-emission zone costs us forty minutes and then it is ten already.',
        replies: [
          {
            by: 'tomasz',
            daysAgo: 38.9,
            text: 'Then the loud hour is eleven to twelve. The rule is that there is one.',
          },
          { by: 'jonas', daysAgo: 38.7, text: 'Fair.' },
        ],
      },
      {
        by: 'joke',
        daysAgo: 33.1,
        text: 'Second exception: rental flats where the caretaker locks the meter room at four. Then we drill late or not at all.',
      },
      {
        by: 'fenna',
        daysAgo: 31.9,
        text: 'Does a service visit count? I drill one 8 mm hole in five minutes, I am not going to make two trips for that.',
        replies: [
          {
            by: 'stijn',
            daysAgo: 31.5,
            text: 'No. Percussion over ten minutes counts, a quick hole does not.',
          },
        ],
      },
      {
        by: 'wout',
        daysAgo: 12.4,
        text: 'We did it for two weeks without telling anyone. One overtime hour less per crew, which I did not expect at all.',
        reactions: { '👀': ['hanne', 'zofia'], '🎉': ['tomasz'] },
      },
    ],
  },
  {
    slug: 'quiet-hours-job-sheet',
    board: 'quieter-installations',
    author: 'saskia',
    daysAgo: 38.6,
    title: 'Quiet hours on the job sheet',
    body: `Families tell sales about the baby, the night shift, the grandfather with the hearing aid. Sales writes it down somewhere. The fitter has never seen it.

Give the job sheet a line: **“please no noise from … to …”**. Filled in at the quote, visible to whoever drives there, changeable by a phone call.`,
    tags: ['noise', 'job sheet', 'customers'],
    heat: 0.2,
    statusChanges: [
      {
        to: 'MERGED',
        by: 'hanne',
        daysAgo: 34,
        into: 'drill-away-after-six',
        note: 'One loud hour for the street, one line for the family: that is one plan, and Tomasz carries it.',
      },
    ],
    answer: {
      by: 'hanne',
      daysAgo: 34.1,
      kind: 'YES',
      text: 'Yes, inside Tomasz’s idea. The line on the sheet is the half that was missing there.',
    },
    comments: [
      { by: 'daan', daysAgo: 38.1, text: 'Guilty. Mine is on an envelope.' },
      {
        by: 'tess',
        daysAgo: 37.7,
        text: 'The night nurse in Zeist called me in tears last year. It was on the quote, page 3, under “remarks”.',
        reactions: { '🙏': ['saskia', 'wout', 'lotte'] },
      },
      {
        by: 'tomasz',
        daysAgo: 35.2,
        text: 'Join it with mine? I plan the hour, you know which hour hurts.',
        replies: [{ by: 'saskia', daysAgo: 35, text: 'Yes please.' }],
      },
    ],
  },
  {
    slug: 'night-mode-bedtime',
    board: 'quieter-installations',
    author: 'joao',
    daysAgo: 64.7,
    title: 'A night mode that starts at the neighbour’s bedtime',
    body: `Ask once, in the app, when the street goes quiet. Then hold the fan back from that hour.

We measured six streets in January. The hum is the same at eight and at two. **The street is quieter**, by eleven decibels. So people hear at two what was always there.

A fixed 22:00 is wrong for half of them: in Braga the square is loud until one, in Drongen it is silent at nine. Let the customer say it.`,
    tags: ['night', 'noise', 'app', 'firmware'],
    heat: 0.85,
    supporters: ['priya', 'elif', 'mireille', 'tomasz', 'saskia', 'leyla', 'ifeoma', 'fenna'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'hanne',
        daysAgo: 60.5,
        note: 'Six streets beat six opinions.',
        assignee: 'elif',
        next: 'Elif finds out how much warmth it costs.',
      },
      {
        to: 'TRIAL',
        by: 'hanne',
        daysAgo: 46,
        note: 'Forty volunteer households, two frosts.',
        assignee: 'elif',
        next: 'Two frosty weeks, then we ask whether anyone was cold.',
      },
      {
        to: 'BUILDING',
        by: 'joao',
        daysAgo: 24.6,
        note: 'Nobody was cold, thirty-one heard the difference.',
        assignee: 'elif',
        next: 'Goes out with version 4.2.',
      },
      {
        to: 'IN_USE',
        by: 'hanne',
        daysAgo: 4.3,
        note: 'On every Aria 8 since Monday, version 4.2. Now tell the households who asked.',
        assignee: 'mireille',
        next: 'Mireille writes to the twelve households who still wait to hear.',
      },
    ],
    answer: {
      by: 'hanne',
      daysAgo: 61,
      kind: 'YES',
      text: 'Yes. Nothing else this winter has so many people awake for the same reason.',
    },
    comments: [
      {
        by: 'elif',
        daysAgo: 63.9,
        text: 'We could let the compressor glide instead of step. It costs four minutes of warmth in the morning and nobody will find those four minutes.',
        reactions: { '💡': ['joao', 'leyla'], '👍': ['sander'] },
      },
      {
        by: 'sander',
        daysAgo: 62.2,
        text: 'In a leaky house it costs more than four. Put a floor under it: if the return drops below 26, night mode is over.',
        replies: [{ by: 'elif', daysAgo: 62, text: 'There is one at 25. I will take your 26.' }],
      },
      {
        by: 'henrik',
        daysAgo: 59.3,
        text: 'No objection from safety as long as defrost may always interrupt it.',
      },
      {
        by: 'priya',
        daysAgo: 57.6,
        text: 'The question in the app should be one sentence: “When does your street go to sleep?” Everything else is a setting.',
        reactions: { '❤': ['dorota', 'joao', 'gavin'] },
        replies: [
          {
            by: 'dorota',
            daysAgo: 57.1,
            text: 'Works in all five languages. In Polish a street falls asleep, which is even nicer.',
          },
        ],
      },
      {
        by: 'agnieszka',
        daysAgo: 41.2,
        text: 'Cold chamber, minus nine, gliding: 3.1 dB lower at two metres, room temperature down 0.2. I ran it twice.',
      },
      {
        by: 'fenna',
        daysAgo: 22.5,
        text: 'One volunteer in Houten put in 16:00 because of the baby’s nap. Allow two windows?',
        replies: [
          {
            by: 'priya',
            daysAgo: 22.1,
            text: 'Not in the first one. I wrote it down as the second.',
          },
        ],
      },
      {
        by: 'mireille',
        daysAgo: 3.7,
        text: 'Told nineteen of the thirty-one households. Mrs Mertens in Breda answered: “I slept, and then I noticed that I had slept.”',
        reactions: {
          '❤': ['joao', 'elif', 'priya', 'hanne', 'saskia', 'tess', 'kofi'],
          '🎉': ['leyla', 'nuno'],
        },
      },
      {
        by: 'tomasz',
        daysAgo: 0.35,
        text: 'Two units in Sopot did not take 4.2 over the air, weak signal in the cellar. I carry a phone down there on Monday.',
        replies: [
          { by: 'leyla', daysAgo: 0.3, text: 'Send me the serials, I can see why they gave up.' },
        ],
      },
    ],
  },
  {
    slug: 'room-heater-lent',
    board: 'quieter-installations',
    author: 'saskia',
    daysAgo: 6.8,
    title: 'Lend the family a room heater for the changeover day',
    body: `Four hours without heat is what people remember in the survey, not the new boiler. Two small oil-filled heaters in the van, handed over at eight, taken back at four.

Eight customers wrote about the cold this winter without being asked. One of them had put the children to bed in their coats, at eleven in the morning.

I ask for a small budget: thirty heaters, about 1,400 euro, and a hook in the van so they do not roll.`,
    tags: ['changeover', 'customers', 'comfort'],
    heat: 0.36,
    supporters: ['kofi', 'tess', 'mireille', 'lotte'],
    statusChanges: [],
    comments: [
      {
        by: 'kofi',
        daysAgo: 6.5,
        text: 'We do this at the school when the heating is in pieces. Mark the plug with tape or they stay behind.',
      },
      {
        by: 'marek',
        daysAgo: 6.1,
        text: 'Two kilowatts each, on the same fuse as our core drill. Guess what happens. One heater, and on the kitchen circuit.',
        reactions: { '👍': ['lukas', 'henrik', 'tomasz'], '💡': ['saskia'] },
      },
      {
        by: 'hugo',
        daysAgo: 5.2,
        text: '1,400 is not the problem. Who checks them every year? Anything with a plug needs a sticker.',
        replies: [
          {
            by: 'hilde',
            daysAgo: 5,
            text: 'I check four hundred things a year with a plug. Thirty more is an afternoon.',
          },
        ],
      },
      {
        by: 'stijn',
        daysAgo: 0.2,
        text: 'I like it more than I expected. @zofia, is there a place for one in the van without moving the ladder?',
        reactions: { '👀': ['saskia'] },
      },
      {
        by: 'zofia',
        daysAgo: 0.12,
        text: 'Between the bulkhead and the crates there are 22 centimetres. An oil-filled one has 19. I measured with Paweł’s lunch box in the way.',
        reactions: { '❤': ['saskia', 'stijn', 'pawel'] },
      },
    ],
  },
  {
    slug: 'floor-mat-number',
    board: 'quieter-installations',
    author: 'daan',
    daysAgo: 2.1,
    title: 'A floor mat with our phone number under the unit',
    body: `It protects the tiles, swallows a little hum, and is still there in ten years when they need us.

Not a logo the size of a dinner plate. A dark mat, and at the edge, small: *Hollin, a person answers*, and the number.

The supplier of the boot mats makes them from old conveyor belts, 4 euro at a thousand.`,
    tags: ['noise', 'customers'],
    heat: 0.2,
    supporters: ['rita', 'miguel'],
    statusChanges: [],
    comments: [
      { by: 'miguel', daysAgo: 2, text: 'For tiles I would take it tomorrow.' },
      {
        by: 'nuno',
        daysAgo: 1.6,
        text: 'Honest note from the lab: a mat that thin does nothing below 200 hertz. It protects the floor, it will not quieten anything. Please do not write that it does.',
        reactions: { '👍': ['joao', 'ayse', 'henrik'] },
        replies: [
          { by: 'daan', daysAgo: 1.5, text: 'Taken. Floor and phone number, no promises.' },
        ],
      },
      {
        by: 'eva',
        daysAgo: 0.08,
        text: 'Which number? We have three, and the one on the guarantee is the wrong one after six.',
      },
    ],
  },
  {
    slug: 'measure-the-street',
    board: 'quieter-installations',
    author: 'priya',
    daysAgo: 2.6,
    title: 'Measure the street before we choose the spot',
    body: `João’s phone app gives a good enough reading in two minutes. Let the survey visit take one at the bedroom window and one where the unit would stand.

Then the quote can say: “your street is at 34 at night, the unit adds 3 here, and 1 if it stands round the corner.” That is a sentence a family can decide on.

It needs a check from João’s lab: are our phones good enough below 40?`,
    tags: ['noise', 'measuring', 'quote'],
    heat: 0.26,
    supporters: ['joao', 'sofie', 'nuno'],
    statusChanges: [],
    comments: [
      {
        by: 'nuno',
        daysAgo: 2.3,
        text: 'Tablets yes, they all have the same microphone. Private phones no, one of mine hears nothing under 45.',
      },
      {
        by: 'sofie',
        daysAgo: 2.1,
        text: 'On Saturdays at eleven the street is not quiet. Do I come back at night?',
        replies: [
          {
            by: 'joao',
            daysAgo: 1.9,
            text: 'No. We have the difference between day and night for eleven kinds of street, I can give you a table.',
            reactions: { '💡': ['priya', 'sofie', 'daan'] },
          },
        ],
      },
      {
        by: 'arjan',
        daysAgo: 0.11,
        text: 'One page, please. If the number fits on the drawing, good. If it needs a second sheet, I will cry.',
      },
      {
        by: 'daan',
        daysAgo: 0.07,
        text: 'I tried the sentence on a family in Bunnik last night, with invented numbers and saying so. They chose the corner at once.',
        reactions: { '🎉': ['priya', 'nuno'], '👍': ['arjan'] },
      },
    ],
  },
  {
    slug: 'core-drill-water',
    board: 'quieter-installations',
    author: 'lukas',
    daysAgo: 16.9,
    title: 'Wet core drilling as the default, the dry one only with a reason',
    body: `Dry with percussion: 98 decibels in the next room, dust in the piano. Wet: 84, and a puddle.

We own nine wet sets and use three. The others sit in Ghent because “it takes longer to set up”. I timed it on five jobs: **six minutes longer**, and eleven minutes less cleaning.`,
    tags: ['noise', 'drilling', 'tools'],
    heat: 0.4,
    supporters: ['hilde', 'bram', 'amina', 'karolina'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'stijn',
        daysAgo: 10.4,
        note: 'I believe the clock. Now make it possible for a crew that starts in Breda.',
        assignee: 'hilde',
        next: 'Hilde sends two sets to each site and writes who has them.',
      },
    ],
    answer: {
      by: 'stijn',
      daysAgo: 10.5,
      kind: 'YES',
      text: 'Yes, where there is a drain or a bucket boy. Lukas, show it to Wout’s people once, and film it.',
    },
    comments: [
      {
        by: 'hilde',
        daysAgo: 16.2,
        text: 'They are on the third shelf, clean, and lonely.',
        reactions: { '❤': ['lukas', 'stef'] },
      },
      {
        by: 'miguel',
        daysAgo: 15.5,
        text: 'In a house with lime plaster the puddle eats the wall. Old Porto is all lime plaster. So not a default for us.',
        replies: [
          {
            by: 'lukas',
            daysAgo: 15.3,
            text: 'Then lime plaster is the reason, write it on the sheet and drill dry.',
          },
          {
            by: 'beatriz',
            daysAgo: 14.9,
            text: 'Agreed, but let the survey see it, not the fitter with the machine in his hand.',
          },
        ],
      },
      {
        by: 'amina',
        daysAgo: 8.8,
        text: 'The suction ring leaks on brick. Sponge tape round the edge, two turns, dry as a bone.',
      },
    ],
  },
  {
    slug: 'fan-lullaby-sticker',
    board: 'quieter-installations',
    author: 'daan',
    daysAgo: 131,
    title: 'A sticker with the sounds on every unit',
    body: `People call because they do not know which sound is normal. Put a sticker on the housing: four little drawings, four sounds, *normal, normal, normal, call us*.

A baker has a sign on the oven for the apprentice. Why do we have nothing for the family?`,
    tags: ['noise', 'sounds', 'sticker'],
    heat: 0.24,
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'joao',
        daysAgo: 125.8,
        reasonCode: 'TRIED_BEFORE',
        note: 'A sticker must last fifteen winters, ours lasted two. Show me a way to tell it that is not glued to the unit.',
        reopenIf:
          'Somebody finds a place for the four sounds that weather and hedge trimmers do not reach.',
      },
    ],
    answer: {
      by: 'joao',
      daysAgo: 125.9,
      kind: 'NOT_NOW',
      text: 'Not as a sticker. The wish behind it is right, the glue is wrong. We look at it again in October.',
    },
    comments: [
      {
        by: 'piotr',
        daysAgo: 130.2,
        text: 'I peel the old ones off in strips. On the sea side they go white in one summer.',
      },
      {
        by: 'gavin',
        daysAgo: 128.4,
        text: 'I have drawn the four sounds already, in case. A wave, a drip, a snowflake and a cross face.',
        reactions: { '❤': ['daan', 'dorota'] },
      },
      {
        by: 'pieter',
        daysAgo: 127.7,
        text: 'Engrave it in the lid of the terminal box. Nobody trims a hedge in there.',
        replies: [
          {
            by: 'catarina',
            daysAgo: 127.1,
            text: 'And nobody who is worried at night opens it either.',
          },
        ],
      },
    ],
  },
  {
    slug: 'sounds-on-the-guarantee-card',
    board: 'quieter-installations',
    author: 'eva',
    daysAgo: 8.4,
    title: 'Print the four normal noises on the guarantee card',
    body: `The card lives in a drawer next to the scissors, so it does not weather. Gavin’s four drawings would fit on the back: hum, drip, whoosh, and the one where they should phone.

I read guarantee letters all day. A third of them begin with “it makes a sound”.`,
    tags: ['sounds', 'guarantee', 'customers'],
    heat: 0.3,
    supporters: ['daan', 'gavin', 'tess'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'joao',
        daysAgo: 3.3,
        note: 'This is the place without weather I asked for in November. Gladly.',
        assignee: 'eva',
        next: 'Nuno records the four sounds, Gavin adds a code that plays them.',
      },
    ],
    answer: {
      by: 'joao',
      daysAgo: 3.4,
      kind: 'YES',
      text: 'Yes. It answers what was wrong with the sticker, and it costs a back page that is white today.',
    },
    comments: [
      {
        by: 'daan',
        daysAgo: 8.2,
        text: 'My sticker, reborn in a drawer. I am happy.',
        reactions: { '❤': ['eva', 'gavin', 'joao'] },
      },
      {
        by: 'tess',
        daysAgo: 7.9,
        text: 'They tell me on the phone that the guarantee is “somewhere”. Half of them have it, half do not. Still better than none.',
      },
      {
        by: 'nuno',
        daysAgo: 3.1,
        text: 'Recorded hum and drip this morning before the trams. The whoosh needs ice, so the cold chamber on Thursday. @agnieszka, keep me a slot?',
        replies: [{ by: 'agnieszka', daysAgo: 2.8, text: 'Thursday at two. Bring a hat.' }],
      },
    ],
  },
  {
    slug: 'carpet-in-the-van',
    board: 'quieter-installations',
    author: 'karolina',
    daysAgo: 3.2,
    language: 'pl',
    title: 'Mata na schody, zanim wniesiemy jednostkę',
    body: `W kamienicy o siódmej rano słychać każdy krok. Wózek na schodach robi więcej hałasu niż wiertarka.

Proszę o **jedną matę gumową, cztery metry**, w każdym aucie. Rozkładamy na schodach, wnosimy, zwijamy. Pożyczyłam taką od wujka i sąsiadka z parteru nawet nie wyszła.

Koszt około 60 złotych, waga trzy kilo.`,
    tags: ['noise', 'stairs', 'vans'],
    heat: 0.22,
    supporters: ['tomasz', 'olek', 'piotr'],
    statusChanges: [],
    comments: [
      {
        by: 'olek',
        daysAgo: 3,
        language: 'pl',
        text: 'Biorę od razu. Na Garncarskiej schody są z drewna i wszystko dudni.',
      },
      {
        by: 'beatriz',
        daysAgo: 2.7,
        text: 'Read with the translator: a mat for the stairs. Yes! Our granite stairs lose a chip each time and we pay for it.',
        replies: [
          {
            by: 'karolina',
            daysAgo: 2.5,
            text: 'Exactly that, four metres, rubber. I can send you the name of the shop.',
          },
        ],
      },
      {
        by: 'koen',
        daysAgo: 1.2,
        text: 'Where does a wet, dirty, four-metre mat go in the evening? Not on the seats, I have just had those cleaned.',
        reactions: { '👀': ['zofia'] },
      },
      {
        by: 'piotr',
        daysAgo: 0.31,
        language: 'pl',
        text: 'Wieszam swoją na drabinie za autem. Do rana sucha, chyba że pada.',
      },
    ],
  },
  {
    slug: 'quiet-fitting-morning',
    board: 'quieter-installations',
    author: 'amina',
    daysAgo: 0.21,
    title: 'Unload with the engine off, and the radio too',
    body: `Half past seven, two vans, both idling for the tail lift, both with the radio on. The first thing the street hears of us is not the drill, it is the traffic news.

The lift works with the engine off for twelve movements, I counted. Let us just agree on it. No form, no budget.`,
    tags: ['noise', 'vans', 'manners'],
    heat: 0.28,
    supporters: ['lukas', 'wout', 'mireille'],
    statusChanges: [],
    comments: [
      {
        by: 'wout',
        daysAgo: 0.19,
        text: 'Agreed in Utrecht as of now. Took one message.',
        reactions: { '👍': ['amina', 'bram'], '🎉': ['mireille'] },
      },
      {
        by: 'koen',
        daysAgo: 0.16,
        text: 'Twelve movements with a healthy battery. On the two oldest vans it is four, then you call me. I can swap those batteries next week.',
        replies: [
          {
            by: 'amina',
            daysAgo: 0.15,
            text: 'The one with the dent and the other one with the dent?',
          },
          { by: 'koen', daysAgo: 0.14, text: 'Those.', reactions: { '❤': ['amina', 'nadia'] } },
        ],
      },
      {
        by: 'stijn',
        daysAgo: 0.04,
        text: 'I would rather agree on this than write a rule. Who disagrees, say so here.',
      },
      {
        by: 'rui',
        daysAgo: 0.01,
        text: 'And the reversing beeper? Ours is louder than the drill. A man with a raised hand makes no noise at all.',
        reactions: { '💡': ['stijn', 'beatriz'] },
      },
    ],
  },
  {
    slug: 'test-run-at-noon',
    board: 'quieter-installations',
    author: 'ines',
    daysAgo: 49.4,
    title: 'Full-power test run at noon, never as the last thing of the day',
    body: `Commissioning ends with twenty minutes at full power. We do it last, so it happens at five, when everybody comes home and opens the window.

Turn the list round: **test run before lunch**, paperwork after. If something rattles we also still have an afternoon to find it.`,
    tags: ['noise', 'commissioning', 'schedule'],
    heat: 0.46,
    supporters: ['vera', 'beatriz', 'jonas', 'agnieszka'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'stijn',
        daysAgo: 43.5,
        note: 'So obvious that I asked around why we never did it. Nobody knew.',
        assignee: 'vera',
        next: 'Vera changes the order in the checklist and tries it with her class.',
      },
      {
        to: 'TRIAL',
        by: 'stijn',
        daysAgo: 30,
        note: 'Two crews in Porto, two in Ghent.',
        assignee: 'ines',
        next: 'We count evenings that ended later than planned.',
      },
      {
        to: 'IN_USE',
        by: 'stijn',
        daysAgo: 8.2,
        note: 'Late evenings down from five to one. It is the order of the list now.',
        assignee: 'vera',
        next: 'Nothing, it is simply how we do it.',
      },
    ],
    answer: {
      by: 'stijn',
      daysAgo: 43.6,
      kind: 'YES',
      text: 'Yes. I am slightly ashamed it took us ten years.',
    },
    comments: [
      {
        by: 'henrik',
        daysAgo: 48.8,
        text: 'One condition: the leak test still comes before any full power. Please keep those two in order.',
        reactions: { '👍': ['ines', 'vera', 'stijn'] },
      },
      {
        by: 'jonas',
        daysAgo: 42.1,
        text: 'And when the electrician only comes at three?',
        replies: [
          {
            by: 'marek',
            daysAgo: 41.8,
            text: 'Then book him for the morning. He likes mornings, I asked him, he is me.',
            reactions: { '❤': ['jonas', 'karolina', 'joke'] },
          },
        ],
      },
      {
        by: 'ines',
        daysAgo: 19.7,
        text: 'A loose blade guard in Matosinhos, found at 12:20, fixed at 13:00. Before, that would have been a second visit.',
      },
    ],
  },
  {
    slug: 'hedge-instead-of-fence',
    board: 'quieter-installations',
    author: 'arjan',
    daysAgo: 77.2,
    title: 'Offer a planted screen instead of the wooden noise fence',
    body: `Our quote knows one thing against noise: a fence for 890 euro. People hate it. A row of hornbeam in a trough would cost half and look like a garden.

I asked a nursery in Boskoop, they would deliver to the door.`,
    tags: ['noise', 'quote', 'garden'],
    heat: 0.17,
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'joao',
        daysAgo: 72,
        reasonCode: 'TOO_LITTLE_GAIN',
        note: 'Leaves look quiet and are not. I measured two hedges: under one decibel, and in winter, when people complain, none at all.',
        reopenIf: 'A hedge with a solid core turns up that I can measure.',
      },
    ],
    answer: {
      by: 'joao',
      daysAgo: 72,
      kind: 'NOT_NOW',
      text: 'Sorry, because I would love to recommend gardens. It would not help the person lying awake.',
    },
    comments: [
      {
        by: 'sofie',
        daysAgo: 76.4,
        text: 'Customers do feel it is quieter when they cannot see the fan. Does that count?',
        replies: [
          {
            by: 'joao',
            daysAgo: 71.6,
            text: 'It counts for the one who planted it. The neighbour still sees the fan from upstairs.',
          },
          {
            by: 'ayse',
            daysAgo: 71.2,
            text: 'There is a study on that, the effect is real and about as large as a friendly letter.',
          },
        ],
      },
      { by: 'bram', daysAgo: 70.5, text: 'Trough on rollers, else we cannot reach the filter.' },
    ],
  },
  {
    slug: 'apology-chocolate',
    board: 'quieter-installations',
    author: 'rita',
    daysAgo: 19.3,
    title: 'A small box of chocolate for the flat below',
    body: `When the job runs over the promised hour, the fitter rings at the flat below and hands over a small box. No leaflet inside. Only “sorry, it took longer, it is over now” and a name.

Hotels do it. It costs two euro and changes the story people tell at dinner.`,
    tags: ['neighbours', 'manners'],
    heat: 0.18,
    supporters: ['beatriz'],
    statusChanges: [
      {
        to: 'WITHDRAWN',
        by: 'rita',
        daysAgo: 12.6,
        note: 'Stijn and Mireille are right: first be on time. I take it back and put my two euro on the card.',
      },
    ],
    answer: {
      by: 'stijn',
      daysAgo: 14.2,
      kind: 'QUESTION',
      text: 'Kind thought. Would it not make running late a little more comfortable for us?',
    },
    comments: [
      {
        by: 'mireille',
        daysAgo: 18.8,
        text: 'I gave cake once and felt I was paying for silence. A name and a time feel different.',
        reactions: { '👍': ['stijn', 'saskia'] },
      },
      {
        by: 'rui',
        daysAgo: 18.1,
        text: 'In August it would be soup.',
        reactions: { '❤': ['beatriz', 'miguel', 'rita'] },
      },
      {
        by: 'lotte',
        daysAgo: 13.5,
        text: 'Nuts, allergies, and who pays the fitter who bought it himself? I have that form already and nobody should need it twice.',
      },
    ],
  },
  {
    slug: 'dust-and-noise-curtain',
    board: 'quieter-installations',
    author: 'pieter',
    daysAgo: 168,
    title: 'Hang a heavy curtain in the door before we open a wall',
    body: `Old theatre curtain, doubled, on a spring pole. It keeps the dust in the one room and takes the edge off the drill in all the others.

I have used the same one for six years, from the theatre in Aalst that closed. The pole is 14 euro, the curtain was a present. **Families think we brought it only for them**, which is true, in a way.`,
    tags: ['noise', 'dust', 'drilling'],
    heat: 0.42,
    supporters: ['lukas', 'amina', 'mireille', 'hilde'],
    statusChanges: [
      {
        to: 'TRIAL',
        by: 'stijn',
        daysAgo: 159,
        note: 'Six curtains for six crews, sewn by a company in Lokeren.',
        assignee: 'lukas',
        next: 'Lukas writes down what the customers say about it.',
      },
      {
        to: 'IN_USE',
        by: 'stijn',
        daysAgo: 121,
        note: 'Every van that opens walls has one. Customers mention the dust, or rather they do not mention it any more.',
        assignee: 'hilde',
        next: 'Hilde washes them twice a year.',
      },
    ],
    answer: {
      by: 'hanne',
      daysAgo: 163,
      kind: 'YES',
      text: 'Yes, and I would like to see the theatre one.',
    },
    comments: [
      {
        by: 'joao',
        daysAgo: 166,
        text: 'Heavy velvet, doubled, takes seven decibels off the high part. It is the best thing one can do with a theatre that has closed.',
        reactions: { '❤': ['pieter', 'mireille'] },
      },
      {
        by: 'pieter',
        daysAgo: 165,
        text: 'Then it has had a second career and so may I.',
        reactions: { '❤': ['lukas', 'hilde', 'joao'] },
      },
      { by: 'hilde', daysAgo: 52.6, text: 'Washed all 31 of them. One had confetti in the hem.' },
      {
        by: 'lukas',
        daysAgo: 14.2,
        text: 'Pieter’s own one is in my van now. He left it on my seat on his last day, folded.',
        reactions: { '❤': ['mireille', 'amina', 'jonas', 'hilde', 'stijn'] },
      },
    ],
  },
]
