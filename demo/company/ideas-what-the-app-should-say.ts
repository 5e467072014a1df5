import type { SeedIdea } from './shape.ts'

export const ideasWhatTheAppShouldSay: SeedIdea[] = [
  {
    slug: 'all-fine-once-a-week',
    board: 'what-the-app-should-say',
    author: 'priya',
    daysAgo: 0.003,
    title: 'Let the app say “all fine” once a week',
    body: `People open the app to check that nothing is wrong. Tell them before they ask.

One line on Sunday evening: *“All fine. 19.6 degrees on average, 9 kWh a day, nothing for you to do.”* No button in it.

Of 31 reviews with the word “check”, 26 are from people whose unit never had a fault. They are not curious. **They are uneasy.**`,
    tags: ['app', 'message', 'wording'],
    heat: 0.2,
    supporters: ['mei', 'dorota'],
    statusChanges: [],
    comments: [
      {
        by: 'mei',
        daysAgo: 0.0025,
        text: 'Those 31 reviews hung on our wall for a month and we built a filter instead. This is better.',
        reactions: { '❤': ['priya'] },
      },
      {
        by: 'tess',
        daysAgo: 0.001,
        text: 'And what does it say in the week when it was *not* fine? People will learn to read the silence.',
      },
    ],
  },
  {
    slug: 'monthly-reassurance',
    board: 'what-the-app-should-say',
    author: 'daan',
    daysAgo: 113,
    title: 'A monthly note that everything works as it should',
    body: `Customers ask me half a year after the sale whether “it is normal that nothing happens”. Nothing happening is what they bought.

Send a short message every month: it runs, it is warm, you used so much, call us if you disagree. They would feel looked after without anybody driving there.`,
    tags: ['app', 'message', 'customers'],
    heat: 0.26,
    supporters: ['sofie', 'magda'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'priya',
        daysAgo: 108,
        reasonCode: 'TOO_EARLY',
        note: 'In November the app could not tell “works” from “has not reported since Tuesday”. I will not send good news that I only guess.',
        reopenIf:
          'The heartbeat Oliwia builds has run for a full winter month without false silence.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 108.2,
      kind: 'NOT_NOW',
      text: 'Right wish, too early. A wrong “all is well” is worse than none.',
    },
    comments: [
      {
        by: 'oliwia',
        daysAgo: 111.7,
        text: 'One unit in fifty is quiet for a day because somebody changed the wifi. We would tell them it is fine, and it may be.',
      },
      {
        by: 'sofie',
        daysAgo: 107.1,
        text: 'Understood. I shall keep sending them birthday cards until then.',
        reactions: { '❤': ['daan', 'priya'] },
      },
      {
        by: 'oliwia',
        daysAgo: 6.3,
        text: 'The heartbeat has now run since the first of February: no false silence in 1,904 units. Just saying.',
        reactions: { '👀': ['priya', 'mei', 'daan'], '🎉': ['elif'] },
      },
    ],
  },
  {
    slug: 'melting-my-ice',
    board: 'what-the-app-should-say',
    author: 'dorota',
    daysAgo: 46.2,
    title: 'Say “I melt my ice, back in ten minutes” instead of “defrost”',
    body: `> The app says defrost. Am I supposed to do something?

That is Braga, but it could be anywhere. “Defrost” is a command in three of our five languages. In Polish it looks as if the *freezer* were broken.

Let it say what it does and how long: **“I melt my ice, back in ten minutes.”** First person, because the unit is the one who works.`,
    tags: ['app', 'wording', 'ice'],
    heat: 0.66,
    supporters: ['priya', 'tess', 'fenna', 'saskia', 'ines', 'gavin', 'elif'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 42,
        note: 'Forty-five threads for one word, the cheapest fix of the winter.',
        assignee: 'dorota',
        next: 'Five languages, read aloud to five customers.',
      },
      {
        to: 'BUILDING',
        by: 'priya',
        daysAgo: 38.5,
        note: 'Everyone understood it, two people smiled.',
        assignee: 'mei',
        next: 'In the release of 4 February.',
      },
      {
        to: 'IN_USE',
        by: 'priya',
        daysAgo: 37,
        note: 'Out. From six threads a week to two.',
        assignee: 'dorota',
        next: 'Dorota looks through the other eleven commands.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 42.1,
      kind: 'YES',
      text: 'Yes, and fast. I am sorry that I ever let “defrost” through.',
    },
    comments: [
      {
        by: 'elif',
        daysAgo: 45.7,
        text: 'It is never ten. Median eight and a half, ninety-fifth percentile thirteen.',
        replies: [
          {
            by: 'dorota',
            daysAgo: 45.5,
            text: '“Back in about ten minutes” then. In German “gleich zurück” is even more forgiving.',
          },
          {
            by: 'nils',
            daysAgo: 45.1,
            language: 'de',
            text: '„Gleich zurück“ hängt bei meinem Bäcker seit drei Jahren an der Tür. Bitte mit Minuten.',
            reactions: { '❤': ['dorota', 'mei', 'gavin', 'elif', 'jasper'] },
          },
        ],
      },
      {
        by: 'henrik',
        daysAgo: 44.3,
        text: 'Should a machine say “I”? I ask as the person who signs the safety texts.',
        replies: [
          {
            by: 'gavin',
            daysAgo: 44,
            text: 'For small things yes, for warnings never. “I” is for melting ice, not for smoke.',
            reactions: { '👍': ['henrik', 'priya', 'dorota'] },
          },
        ],
      },
      {
        by: 'tess',
        daysAgo: 30.6,
        text: 'Two calls this week instead of six, and one of those two was somebody who wanted to tell me that it is cute.',
      },
      {
        by: 'jasper',
        daysAgo: 29.4,
        text: 'It was also warmer. I would give the weather half the credit.',
        replies: [
          { by: 'priya', daysAgo: 29.1, text: 'I give you the weather, I keep the sentence.' },
        ],
      },
    ],
  },
  {
    slug: 'glove-friendly',
    board: 'what-the-app-should-say',
    author: 'kofi',
    daysAgo: 96.5,
    title: 'A glove-friendly commissioning screen',
    body: `Bigger targets, fewer steps, works in the rain.

The commissioning screen has 43 fields. A fitter needs nine. The buttons are 7 millimetres wide, a gloved thumb is 20. In the rain every drop is a tap: last week the tablet set a unit to *Portuguese, Fahrenheit* all by itself.

- nine steps, one per screen
- targets of 18 mm, answers by swiping
- a lock that needs two fingers, because rain has only one`,
    tags: ['app', 'fitters', 'commissioning', 'tablet'],
    heat: 0.95,
    supporters: [
      'elif',
      'tomasz',
      'gavin',
      'mei',
      'amina',
      'karolina',
      'lukas',
      'vera',
      'samir',
      'rui',
      'stijn',
      'jonas',
    ],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 92,
        note: 'Forty-three fields, how did we get there. Let us find out which nine.',
        assignee: 'gavin',
        next: 'Gavin rides along for three days with gloves on.',
      },
      {
        to: 'TRIAL',
        by: 'priya',
        daysAgo: 64,
        note: 'Ten crews, in the wettest weeks we have.',
        assignee: 'kofi',
        next: 'We time fifty jobs with the old screen and fifty with the new.',
      },
      {
        to: 'BUILDING',
        by: 'priya',
        daysAgo: 31,
        note: 'Fourteen minutes shorter in fifty jobs.',
        assignee: 'mei',
        next: 'Mei moves the other 34 fields to where the office fills them.',
      },
      {
        to: 'IN_USE',
        by: 'priya',
        daysAgo: 4.5,
        note: 'On every fitter’s tablet since Monday.',
        assignee: 'samir',
        next: 'Samir collects what breaks in the first month.',
      },
    ],
    answer: { by: 'priya', daysAgo: 92.3, kind: 'YES', text: 'Yes. Fahrenheit hurt.' },
    comments: [
      {
        by: 'karolina',
        daysAgo: 95.8,
        text: 'Try it with wet wool as well. Leather is easy.',
        reactions: { '👍': ['gavin', 'piotr'] },
      },
      {
        by: 'arjan',
        daysAgo: 94.2,
        text: 'Some of the 43 are mine. Serial of the buffer tank, for the guarantee. If nobody types it, I cannot bill it.',
        replies: [
          {
            by: 'mei',
            daysAgo: 93.9,
            text: 'Photo of the label, the tablet reads it. You get it cleaner than now.',
          },
          {
            by: 'arjan',
            daysAgo: 93.7,
            text: 'Then I give up my field without a fight.',
            reactions: { '🎉': ['mei', 'kofi', 'gavin'] },
          },
        ],
      },
      {
        by: 'gavin',
        daysAgo: 86.4,
        text: 'Day two, Mechelen, hail. My beautiful swipe does not work with a screwdriver in the same hand. Back to large dull buttons.',
        reactions: { '❤': ['kofi', 'lukas', 'mireille'] },
      },
      {
        by: 'ayse',
        daysAgo: 32.1,
        text: 'Fifty and fifty: 14 minutes shorter, spread 4 to 27. The four is a man who had memorised the old screen.',
        reactions: { '👀': ['priya'], '🎉': ['kofi', 'gavin', 'mei', 'stijn'] },
      },
      {
        by: 'amina',
        daysAgo: 4.1,
        text: 'First three jobs with it. I have not sworn once before noon.',
        reactions: { '❤': ['kofi', 'gavin', 'mei', 'priya', 'vera', 'samir'] },
      },
      {
        by: 'jonas',
        daysAgo: 3.4,
        text: 'Step 6 asks for the flow before step 7 opens the valve. Somebody swapped those two.',
        replies: [
          { by: 'mei', daysAgo: 3.3, text: 'Me. Fixed, comes tonight.' },
          { by: 'jonas', daysAgo: 2.4, text: 'Works. Coffee is on me.' },
        ],
      },
      {
        by: 'samir',
        daysAgo: 0.06,
        text: 'Two tablets in Ghent still show the old one: no space left, 4,000 photos of cellars. I delete nothing without asking, so please come by. @lukas, @jonas, that is you.',
        reactions: { '👀': ['lukas', 'jonas'] },
      },
      {
        by: 'lukas',
        daysAgo: 0.05,
        text: 'On my way. I keep the cellars from Dendermonde, the rest may go.',
        reactions: { '❤': ['samir', 'mei'] },
      },
    ],
  },
  {
    slug: 'tablet-in-the-rain',
    board: 'what-the-app-should-say',
    author: 'lukas',
    daysAgo: 71.3,
    title: 'Raindrops press buttons on my tablet, please lock the start-up form',
    body: `Standing outside with the start-up form, and every drop chooses something. Yesterday it agreed to the terms for the customer.

Could the form **wait for two fingers** or a long press? And bigger buttons would help, with gloves I hit three at once.`,
    tags: ['app', 'tablet', 'rain'],
    heat: 0.2,
    statusChanges: [
      {
        to: 'MERGED',
        by: 'mei',
        daysAgo: 67.2,
        into: 'glove-friendly',
        note: 'Two fingers against the rain is in the trial version already. Lukas gets one.',
      },
    ],
    answer: {
      by: 'mei',
      daysAgo: 67.3,
      kind: 'YES',
      text: 'Yes, it is part of Kofi’s nine steps. Please be our wettest tester.',
    },
    comments: [
      {
        by: 'amina',
        daysAgo: 70.9,
        text: 'Mine accepted the cookies of a furniture shop.',
        reactions: { '❤': ['lukas', 'mei', 'samir'] },
      },
      {
        by: 'samir',
        daysAgo: 70.1,
        text: 'Until then: the small triangle top right locks touch. I know, nobody told you. I tell you now.',
        replies: [{ by: 'lukas', daysAgo: 69.9, text: 'Four years. FOUR.' }],
      },
    ],
  },
  {
    slug: 'blue-not-orange',
    board: 'what-the-app-should-say',
    author: 'elif',
    daysAgo: 1.55,
    title: 'Blue instead of orange when the heating rod helps out',
    body: `When the rod comes on, the tile turns orange. Orange means *do something*. There is nothing to do: the unit is helping itself, which is why we built the rod.

Blue, with one line: **“It is very cold, so I heat with the rod as well. About 9 euro today.”** People mind the orange more than the euro.`,
    tags: ['app', 'colour', 'wording'],
    heat: 0.24,
    supporters: ['sofie', 'gavin', 'fenna'],
    statusChanges: [],
    comments: [
      {
        by: 'gavin',
        daysAgo: 1.4,
        text: 'Blue is “cold” in our house already. Violet? Grey with a small flame?',
        replies: [
          { by: 'elif', daysAgo: 1.35, text: 'Flame says fire. Grey with a small plus.' },
          {
            by: 'gavin',
            daysAgo: 1.3,
            text: 'Grey plus. Drawing it now.',
            reactions: { '👍': ['elif', 'priya'] },
          },
        ],
      },
      {
        by: 'hugo',
        daysAgo: 0.9,
        text: 'At my house it was 14 euro last January. If you write a number, let it be mine and not an average.',
        reactions: { '💡': ['jasper'] },
      },
      {
        by: 'priya',
        daysAgo: 0.3,
        text: 'Leaning to yes. @jasper, can we know the tariff, or do we have to ask?',
      },
      {
        by: 'tess',
        daysAgo: 0.04,
        text: 'Word from the phones: they say “it is angry”. Grey would be a mercy.',
      },
    ],
  },
  {
    slug: 'one-number-guarantee',
    board: 'what-the-app-should-say',
    author: 'eva',
    daysAgo: 41.8,
    title: 'One number for everything: unit, invoice, app, guarantee',
    body: `“Which number do I call about the guarantee?” Forty-two households asked this since December. We have a service number, an invoice number, a guarantee number (mine, part-time), and one on old units that rings in an empty room in Breda.

One number. It asks one question, or better, **a person does**.`,
    tags: ['app', 'phone', 'guarantee', 'customers'],
    heat: 0.55,
    supporters: ['tess', 'saskia', 'teresa', 'rita', 'daan', 'thijs'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 37.1,
        note: 'The empty room in Breda decided it.',
        assignee: 'thijs',
        next: 'Thijs makes a list of every place where a number is printed.',
      },
      {
        to: 'BUILDING',
        by: 'priya',
        daysAgo: 16.8,
        note: 'Nineteen places. Seventeen we can change from here, two are stamped in steel.',
        assignee: 'thijs',
        next: 'App and invoices first, then the plate of the new units.',
      },
      {
        to: 'IN_USE',
        by: 'dorota',
        daysAgo: 5.5,
        note: 'One number on the unit, the invoice and the app. Breda rings here now.',
        assignee: 'tess',
        next: 'Look at the calls again in May.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 37.3,
      kind: 'YES',
      text: 'Yes. And somebody please go to Breda and lift that receiver.',
    },
    comments: [
      {
        by: 'wout',
        daysAgo: 40.9,
        text: 'I have the key to the room in Breda. There is a plant in it. It is not well.',
        reactions: { '❤': ['eva', 'tess', 'saskia', 'dorota'] },
      },
      {
        by: 'teresa',
        daysAgo: 39.3,
        text: 'Invoice questions need someone who sees the invoice. If the first person must forward every one, the customer waits twice.',
        replies: [
          {
            by: 'thijs',
            daysAgo: 38.8,
            text: 'They will see it. I put the last invoice on the same screen as the unit.',
          },
          { by: 'teresa', daysAgo: 38.5, text: 'Then yes.' },
        ],
      },
      {
        by: 'catarina',
        daysAgo: 15.7,
        text: 'The steel plate: I can leave the number off and stamp a code to scan. A code can change its mind, steel cannot.',
        reactions: { '💡': ['thijs', 'eva', 'priya'] },
      },
      {
        by: 'tess',
        daysAgo: 5.1,
        text: 'First day: 61 calls, nine were for Eva, two for a pizza place with nearly our number.',
      },
    ],
  },
  {
    slug: 'cost-in-euro',
    board: 'what-the-app-should-say',
    author: 'arjan',
    daysAgo: 68.4,
    title: 'Show euros, not kilowatt-hours',
    body: `Nobody at my kitchen table knows what 11 kWh is. Everybody knows what 3.20 is.

Show euros first and the kWh small underneath. Let people type in their price once, from the bill. If they have not, show the country’s average and *say that it is an average*.`,
    tags: ['app', 'money', 'energy'],
    heat: 0.48,
    supporters: ['daan', 'sofie', 'hugo', 'magda'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 63.7,
        note: 'Everyone agrees until the first dynamic tariff. Let us try with the simple ones.',
        assignee: 'jasper',
        next: 'Jasper finds out how many people have one price for the whole day.',
      },
      {
        to: 'TRIAL',
        by: 'priya',
        daysAgo: 22.4,
        note: 'Seventy-eight per cent have one price. Four hundred households see euros for a month.',
        assignee: 'jasper',
        next: 'We ask them what they spent and look who was nearer.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 63.8,
      kind: 'QUESTION',
      text: 'I want this too. What do we show a family whose price changes every hour, without lying?',
    },
    comments: [
      {
        by: 'jasper',
        daysAgo: 66.9,
        text: 'An average price is wrong by up to 40 % in Poland this winter. Wrong euros are worse than right kilowatt-hours.',
        replies: [
          {
            by: 'arjan',
            daysAgo: 66.5,
            text: 'A wrong euro gets corrected by its owner within a day. A right kWh gets ignored for ten years.',
            reactions: { '👍': ['daan', 'hugo', 'dorota'], '👀': ['jasper'] },
          },
          { by: 'jasper', daysAgo: 66.2, text: 'That is annoyingly good.' },
        ],
      },
      {
        by: 'magda',
        daysAgo: 64.3,
        text: 'In a cooperative the flat pays by square metre. Leave it off there, please, or I will have meetings.',
      },
      {
        by: 'mei',
        daysAgo: 20.9,
        text: 'Trial is on. People who typed in their own price: 212 of 400, without us asking twice.',
      },
      {
        by: 'hugo',
        daysAgo: 9.5,
        text: 'Could the same screen show what the old gas boiler would have cost? I know the objections, I would still look at it every day.',
        replies: [
          { by: 'ayse', daysAgo: 9.2, text: 'It would be a made-up number with two decimals. No.' },
          { by: 'hugo', daysAgo: 9, text: 'One decimal?' },
          {
            by: 'ayse',
            daysAgo: 8.9,
            text: 'No, @hugo.',
            reactions: { '❤': ['jasper', 'priya', 'arjan', 'mei', 'elif'] },
          },
        ],
      },
    ],
  },
  {
    slug: 'holiday-mode-dates',
    board: 'what-the-app-should-say',
    author: 'teresa',
    daysAgo: 24.3,
    title: 'Ask for the day they come home, not for a “holiday mode”',
    body: `I left holiday mode on for three weeks after Christmas and wondered why the house was cold. I work here.

Ask: *“When will you be back?”* Then it can be warm on that evening and switch itself off. **A mode is something one forgets, a date is something that passes.**`,
    tags: ['app', 'wording', 'comfort'],
    heat: 0.44,
    supporters: ['mei', 'lotte', 'rita', 'nils', 'eva'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 19.2,
        note: 'The last sentence goes on my wall.',
        assignee: 'mei',
        next: 'Elif says how many hours each house needs to get warm, then it is a date picker.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 19.4,
      kind: 'YES',
      text: 'Yes. I did the same in August, only nobody notices in August.',
    },
    comments: [
      {
        by: 'elif',
        daysAgo: 18.8,
        text: 'Every unit has learnt its own house after a month: 0.3 to 1.1 degrees an hour. I can give you a start time per house.',
        reactions: { '🎉': ['mei', 'teresa'], '👍': ['sander'] },
      },
      {
        by: 'saskia',
        daysAgo: 17.1,
        text: 'Please do not tell the burglars. No “welcome home on Sunday” on the lock screen.',
        replies: [
          {
            by: 'oliwia',
            daysAgo: 16.9,
            text: 'The push only ever says “New message”. I would keep it so for all of these.',
            reactions: { '👍': ['saskia', 'nils', 'mei'] },
          },
        ],
      },
      {
        by: 'sander',
        daysAgo: 14.7,
        text: 'Floor heating and a lake-view window: warm on Sunday means start on Friday. The date picker should be honest about that.',
      },
    ],
  },
  {
    slug: 'who-comes-today',
    board: 'what-the-app-should-say',
    author: 'joke',
    daysAgo: 54.1,
    title: 'Show who is coming, with a photo and a van, on the morning itself',
    body: `“Is this really from you?” I get it twice a day, since the false meter readers in Mechelen.

On the morning of the visit: first name, photo if the person agrees, last three signs of the number plate. And “about 9:40” instead of “between 8 and 12”, **when we know it, not before**.`,
    tags: ['app', 'visits', 'customers', 'safety'],
    heat: 0.5,
    supporters: ['tess', 'jonas', 'zofia', 'mireille', 'daan'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 49.8,
        note: 'Names yes. For photos I want each person’s own yes.',
        assignee: 'joke',
        next: 'Lotte asks the works council about photos.',
      },
      {
        to: 'TRIAL',
        by: 'priya',
        daysAgo: 20,
        note: 'Ghent and Utrecht, first name and plate, photos by choice.',
        assignee: 'joke',
        next: 'Until Easter; then we count the “is it really you” calls.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 49.9,
      kind: 'YES',
      text: 'Yes to name and plate. The photo only with a switch that each fitter holds.',
    },
    comments: [
      {
        by: 'karolina',
        daysAgo: 53.4,
        text: 'I do not want my face in strangers’ phones. A name is fine.',
        reactions: { '👍': ['lotte', 'amina', 'ines', 'fenna', 'noor'] },
        replies: [{ by: 'joke', daysAgo: 53.2, text: 'Then no face, and nobody may ask you why.' }],
      },
      {
        by: 'marek',
        daysAgo: 51,
        text: 'Last three of the plate is clever, until we swap vans at seven because one does not start.',
        replies: [
          {
            by: 'zofia',
            daysAgo: 50.7,
            text: 'I change it on my screen, the message goes out at half past. Should be enough.',
          },
        ],
      },
      {
        by: 'tess',
        daysAgo: 11.3,
        text: 'Calls of that kind: eleven a week before, three now. One gentleman complained that the photo was friendlier than the man.',
        reactions: { '❤': ['joke', 'jonas', 'dorota', 'saskia'] },
      },
      {
        by: 'lotte',
        daysAgo: 2.2,
        text: '44 of 61 asked for their photo to be shown. I expected ten.',
      },
    ],
  },
  {
    slug: 'widget-temperature',
    board: 'what-the-app-should-say',
    author: 'thijs',
    daysAgo: 84.7,
    title: 'A widget for the home screen with one number',
    body: `Two thirds of all sessions last under six seconds. They open, look at the temperature, close. That is a widget, not an app.

One number, one colour, tap for more. Android first, because there it is a weekend of work.`,
    tags: ['app', 'widget'],
    heat: 0.28,
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'priya',
        daysAgo: 80.1,
        reasonCode: 'TOO_LITTLE_GAIN',
        note: 'A nicer window to check through. I would rather they need not check at all, so the weekend goes to the weekly line.',
        reopenIf: 'The weekly line is out and the six-second sessions are still there.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 80.2,
      kind: 'NOT_NOW',
      text: 'Not before we have tried to make them less worried. Then gladly.',
    },
    comments: [
      {
        by: 'mei',
        daysAgo: 84.1,
        text: 'Weekend for Android, three weeks for the other one. And then widgets die at night and people ask why it says 21 when it is 18.',
      },
      {
        by: 'thijs',
        daysAgo: 79.7,
        text: 'Accepted. My weekend thanks you.',
        reactions: { '❤': ['priya', 'mei'] },
      },
      {
        by: 'samir',
        daysAgo: 78.9,
        text: 'My father would use it. He opens the app by searching for it. Every time.',
      },
    ],
  },
  {
    slug: 'silence-at-night',
    board: 'what-the-app-should-say',
    author: 'saskia',
    daysAgo: 15.9,
    title: 'No message between ten and seven unless something leaks or burns',
    body: `A customer was woken at 3:12 by *“Your filter can be cleaned soon.”* She cleaned it, at 3:20, and then wrote to me, at length.

Three kinds would do: **leaks or burns** (at once), **will be cold** (from six), **everything else** (between nine and seven in the evening). Nothing with “soon” in it may ring.`,
    tags: ['app', 'message', 'night'],
    heat: 0.6,
    supporters: ['tess', 'priya', 'dorota', 'nils', 'elif', 'ewa', 'henrik'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'dorota',
        daysAgo: 12.2,
        note: 'I have a list of 71 messages. Eleven may ring, three at night.',
        assignee: 'oliwia',
        next: 'Oliwia gives each message a kind, Henrik signs the three.',
      },
      {
        to: 'BUILDING',
        by: 'priya',
        daysAgo: 3.2,
        note: 'The list is short enough to fit on a door.',
        assignee: 'oliwia',
        next: 'Goes live with the next back-end release.',
      },
    ],
    answer: {
      by: 'dorota',
      daysAgo: 12.4,
      kind: 'YES',
      text: 'Yes. “Soon” at three in the night is also a grammatical crime.',
    },
    comments: [
      {
        by: 'henrik',
        daysAgo: 11.7,
        text: 'Signed: refrigerant, water below the unit, terminal over 90 degrees. Nothing else may wake a person.',
        reactions: { '👍': ['saskia', 'oliwia', 'viktor'] },
      },
      {
        by: 'fenna',
        daysAgo: 10.5,
        text: 'A unit that stops at 23:00 at minus twelve is a frozen pipe at seven. That is my fourth.',
        replies: [
          {
            by: 'henrik',
            daysAgo: 10.3,
            text: 'Only when the rod has failed as well. Then yes, four.',
          },
          {
            by: 'sander',
            daysAgo: 10,
            text: 'And only when there is no antifreeze in the loop. So about 300 houses.',
          },
        ],
      },
      {
        by: 'oliwia',
        daysAgo: 0.8,
        text: 'Built, tested on my own phone. I slept through and was told at 9:01 that my filter can be cleaned soon.',
        reactions: { '🎉': ['saskia', 'dorota', 'priya'], '❤': ['tess'] },
      },
      {
        by: 'tess',
        daysAgo: 0.26,
        text: 'The lady of 3:20 asked me whether somebody had listened. May I tell her yes, and when?',
        replies: [
          {
            by: 'dorota',
            daysAgo: 0.2,
            text: 'Yes, and next week. I will write her the sentence by hand if you give me the address.',
            reactions: { '❤': ['tess', 'saskia', 'priya'] },
          },
        ],
      },
    ],
  },
  {
    slug: 'filter-words',
    board: 'what-the-app-should-say',
    author: 'miguel',
    daysAgo: 13.4,
    language: 'pt',
    title: 'Dizer “limpar o filtro” com um desenho e não com um código',
    body: `A aplicação diz **F14**. O cliente liga. Eu digo “é o filtro”. O cliente pergunta onde fica o filtro. Eu desenho no ar, ao telefone, o que não resulta.

Um desenho com uma seta, três passos, trinta segundos de vídeo. O código pode ficar pequenino em baixo, para mim.`,
    tags: ['app', 'filter', 'wording', 'pictures'],
    heat: 0.34,
    supporters: ['ines', 'gavin', 'beatriz', 'tess'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'dorota',
        daysAgo: 7.6,
        note: 'Codes are for us, pictures are for them.',
        assignee: 'gavin',
        next: 'Gavin draws the six codes that make up nine of ten calls.',
      },
    ],
    answer: {
      by: 'dorota',
      daysAgo: 7.8,
      kind: 'YES',
      text: 'Sim! And thank you for “desenho no ar, ao telefone”. I see it before me.',
    },
    comments: [
      {
        by: 'ines',
        daysAgo: 13,
        language: 'pt',
        text: 'E o F09 também, por favor. “Caudal insuficiente” parece uma doença.',
        reactions: { '❤': ['miguel', 'beatriz', 'rita', 'teresa'] },
      },
      {
        by: 'gavin',
        daysAgo: 7,
        text: 'Where exactly is the filter? In the 8 it is left of the pump, in the 12 behind it, and in one old drawing it is in both places.',
        replies: [
          {
            by: 'catarina',
            daysAgo: 6.7,
            text: 'The old drawing is wrong. Left in the 8, behind in the 12, and I will burn the third one.',
          },
        ],
      },
      {
        by: 'mats',
        daysAgo: 2.4,
        text: 'I can film it at the school, both units stand side by side there. Thirty seconds each, with hands only?',
        reactions: { '🎉': ['miguel', 'gavin', 'kofi', 'dorota'] },
      },
    ],
  },
  {
    slug: 'error-codes-drawings',
    board: 'what-the-app-should-say',
    author: 'bram',
    daysAgo: 18.7,
    title: 'Pictures in place of fault codes',
    body: `F14, F09, F22. Customers read these to me over the phone like lottery numbers. For each of the usual ones we could show **where to look**: a picture of the unit with the part marked.

The fitter’s manual has drawings already. Why does the family not see them?`,
    tags: ['app', 'faults', 'pictures'],
    heat: 0.18,
    supporters: ['fenna'],
    statusChanges: [
      {
        to: 'MERGED',
        by: 'dorota',
        daysAgo: 7.7,
        into: 'filter-words',
        note: 'Miguel and Bram want the same drawings. One pencil is enough, and it is Gavin’s.',
      },
    ],
    answer: {
      by: 'dorota',
      daysAgo: 13.9,
      kind: 'QUESTION',
      text: 'Which codes do you hear most often? If it is six, we draw them; if it is sixty, we need another idea.',
    },
    comments: [
      {
        by: 'bram',
        daysAgo: 13.5,
        text: 'Six. 14, 09, 22, 03, 31, and the one that is only a dash.',
      },
      {
        by: 'fenna',
        daysAgo: 13.1,
        text: 'The manual’s drawings are exploded views. To a family it looks as if it had actually exploded.',
        reactions: { '❤': ['bram', 'gavin', 'dorota', 'tess', 'vera'] },
      },
      {
        by: 'viktor',
        daysAgo: 8.1,
        text: 'The dash is my doing. It means the board could not read the board. Call it F99 if you like.',
      },
    ],
  },
  {
    slug: 'family-access',
    board: 'what-the-app-should-say',
    author: 'ewa',
    daysAgo: 36.6,
    title: 'Let my mother’s heating be seen by two of her children',
    body: `My mother is 78 and does not want an app. My brother and I want to know that it is warm. Today one of us uses her account and the other phones.

She should be able to say yes to two people on paper, at the handover, and take it back with a phone call. *We see, we do not touch*, unless she says so.`,
    tags: ['app', 'families', 'privacy'],
    heat: 0.46,
    supporters: ['lotte', 'magda', 'hanne', 'eva'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 30.2,
        note: 'Wanted by many, easy to do badly. The paper yes is the clever part.',
        assignee: 'eva',
        next: 'Eva writes half a page that a mother of 78 signs without her glasses.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 31.2,
      kind: 'YES',
      text: 'Yes, slowly. First the right to see, nothing else.',
    },
    comments: [
      {
        by: 'nils',
        daysAgo: 36,
        text: 'And when brother and sister fall out? We had one. She locked him out of the thermostat.',
        replies: [
          {
            by: 'ewa',
            daysAgo: 35.8,
            text: 'Then the mother decides, that is the point of it being hers.',
            reactions: { '❤': ['lotte', 'hanne', 'priya'] },
          },
        ],
      },
      {
        by: 'eva',
        daysAgo: 29.1,
        text: 'First draft, 74 words. My own mother understood it and asked why she should trust me.',
      },
      {
        by: 'oliwia',
        daysAgo: 27.4,
        text: 'Technically it is a guest key with an end date. I would let it run out after a year unless she says again.',
        reactions: { '👍': ['nils', 'eva', 'priya'] },
      },
      {
        by: 'tess',
        daysAgo: 1.8,
        text: 'Daughter from Toronto on the phone at four. Please hurry with this one.',
      },
    ],
  },
  {
    slug: 'chatbot',
    board: 'what-the-app-should-say',
    author: 'rita',
    daysAgo: 59.3,
    title: 'A chat window that answers the simple questions at night',
    body: `Between ten at night and seven in the morning nobody answers in the app. A chat could take the twenty usual questions: filter, ice, hot water on Saturday, where is my invoice.

Other companies have one. Customers ask me why we do not.`,
    tags: ['app', 'chat', 'night'],
    heat: 0.2,
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'priya',
        daysAgo: 48.3,
        reasonCode: 'TOO_EARLY',
        note: 'We promise that a person answers. Before a machine does, I want the twenty answers written well, where people can find them themselves.',
        reopenIf: 'The twenty answers exist, are looked after, and people still ask at night.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 48.5,
      kind: 'NOT_NOW',
      text: 'Late answer from me, sorry: it took a while to be sure. Not now, because of our own promise on the van.',
    },
    comments: [
      {
        by: 'saskia',
        daysAgo: 58.6,
        text: 'At two in the night they do not want an answer, they want somebody.',
        reactions: { '❤': ['tess', 'mireille', 'joao', 'kofi'] },
      },
      {
        by: 'jasper',
        daysAgo: 57.9,
        text: 'Nights have 3.1 chats’ worth of questions on average. A person with a phone could sleep beside it.',
        replies: [{ by: 'tess', daysAgo: 57.5, text: 'Person here. Not much sleep, thank you.' }],
      },
      {
        by: 'rita',
        daysAgo: 47.8,
        text: 'I disagree, and I accept it. Who writes the twenty answers?',
        replies: [
          {
            by: 'dorota',
            daysAgo: 47.5,
            text: 'I have nine. Give me a month.',
            reactions: { '🙏': ['rita', 'priya'] },
          },
        ],
      },
    ],
  },
  {
    slug: 'hot-water-saturday',
    board: 'what-the-app-should-say',
    author: 'jasper',
    daysAgo: 3.9,
    title: 'Notice the Saturday bath and ask once whether to plan for it',
    body: `In 340 houses the tank runs empty on Saturday between five and seven. Every week. The unit knows it after the third time and says nothing.

Ask once: *“You use a lot of hot water on Saturday evening. Shall I heat more beforehand?”* Yes or no, and **never again**.`,
    tags: ['app', 'hot water', 'comfort'],
    heat: 0.38,
    supporters: ['elif', 'mei', 'sander', 'sofie'],
    statusChanges: [],
    comments: [
      {
        by: 'lotte',
        daysAgo: 3.7,
        text: 'It is kind and a little creepy. I would want to know that nobody at Hollin sees when I bathe.',
        reactions: { '👍': ['ewa', 'nils', 'karolina'] },
        replies: [
          {
            by: 'leyla',
            daysAgo: 3.5,
            text: 'The unit can work it out by itself. Nothing needs to leave the cellar.',
            reactions: { '❤': ['lotte', 'nils', 'priya'], '💡': ['jasper'] },
          },
          { by: 'jasper', daysAgo: 3.4, text: 'Then I would have one chart less, and gladly.' },
        ],
      },
      {
        by: 'sander',
        daysAgo: 2.8,
        text: 'Two degrees more in the tank from three o’clock is enough, and cheaper than the rod at six.',
      },
      {
        by: 'mireille',
        daysAgo: 0.4,
        text: 'We have three children and a Saturday. Where do I say yes?',
        reactions: { '❤': ['jasper', 'elif'] },
      },
    ],
  },
  {
    slug: 'green-dot-ok',
    board: 'what-the-app-should-say',
    author: 'magda',
    daysAgo: 0.9,
    title: 'A weekly sign of life: your heat pump is well',
    body: `My customers in Gdynia look at the app every single day, the way one looks at a sleeping baby. They tell me so, a bit embarrassed.

Could it tell them **by itself, on one fixed day**, that the heat pump is well? Short, without numbers for those who do not want numbers. My own mother would frame it.`,
    tags: ['app', 'message'],
    heat: 0.12,
    supporters: ['ewa'],
    statusChanges: [],
    comments: [
      {
        by: 'ewa',
        daysAgo: 0.82,
        text: 'Sleeping baby is exactly it.',
        reactions: { '❤': ['magda'] },
      },
      {
        by: 'dorota',
        daysAgo: 0.55,
        text: 'In Polish: “U mnie wszystko dobrze.” As on a postcard from holiday. I love this job.',
        reactions: { '❤': ['magda', 'ewa', 'oliwia', 'zofia'] },
      },
      {
        by: 'mei',
        daysAgo: 0.002,
        text: 'Look at what Priya wrote four minutes ago, @magda. You two should sit down together.',
      },
    ],
  },
  {
    slug: 'fitter-name-stays',
    board: 'what-the-app-should-say',
    author: 'stijn',
    daysAgo: 26.4,
    title: 'Keep the fitter’s first name in the app after the job is done',
    body: `People do not say “Hollin was here”. They say “Amina was here”. After the handover the app forgets her and shows a logo.

One line in the unit’s page: *fitted by Amina and Lukas, 14 October*. **They sign what they build**, like a mason who leaves a mark. Only with their yes, and gone the day they say no.`,
    tags: ['app', 'fitters', 'customers'],
    heat: 0.52,
    supporters: ['amina', 'bram', 'kofi', 'saskia', 'rui'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'priya',
        daysAgo: 20.6,
        note: 'It makes people prouder, and pride makes better pipes.',
        assignee: 'mei',
        next: 'Same switch as for the photo on the morning of the visit.',
      },
    ],
    answer: {
      by: 'priya',
      daysAgo: 20.8,
      kind: 'YES',
      text: 'Yes, with the same private switch that Joke’s idea has.',
    },
    comments: [
      {
        by: 'amina',
        daysAgo: 26,
        text: 'I sign on the wall behind the unit anyway, in pencil. Do not tell anyone.',
        reactions: { '❤': ['lukas', 'stijn', 'kofi', 'noor', 'mireille'] },
      },
      {
        by: 'ewa',
        daysAgo: 24.7,
        text: 'What when somebody has left, like Pieter? Does his name stay on a hundred walls?',
        replies: [
          {
            by: 'stijn',
            daysAgo: 24.4,
            text: 'I phoned him. He said: on walls yes, on phones no.',
            reactions: { '❤': ['lukas', 'hilde', 'lotte'] },
          },
        ],
      },
      {
        by: 'oliwia',
        daysAgo: 2.6,
        text: 'A name without a photo is one field. I have it ready, off for everybody until they turn it on.',
      },
    ],
  },
]
