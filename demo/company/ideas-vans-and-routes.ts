import type { SeedIdea } from './shape.ts'

// This board promises ten working days and often misses them: some ideas wait too long, some were answered late.
export const ideasVansAndRoutes: SeedIdea[] = [
  {
    slug: 'one-crate-per-job',
    board: 'vans-and-routes',
    author: 'pawel',
    daysAgo: 26.7,
    title: 'One crate per job, packed the night before',
    body: `The Gdańsk crew saves a 25-minute stop per van. Ghent wants to copy it.

At six in the evening I take the job sheet and put everything for one house in one crate: fittings, feet, cable, filter, the sticker, the forgotten elbow. The crate has the street on it. In the morning they load crates, not shelves.

What it needs: a list that is right by six, and crates that do not walk away. I painted ours yellow.`,
    tags: ['packing', 'vans', 'crates'],
    heat: 0.52,
    supporters: ['olek', 'zofia', 'ruben', 'karolina', 'nils', 'nadia', 'tomasz'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'zofia',
        daysAgo: 16.1,
        note: 'It works here because Paweł thinks ahead. Now we make it work without Paweł.',
        assignee: 'zofia',
        next: 'Zofia writes the packing list, Nadia tries it with four Ghent vans.',
      },
    ],
    answer: {
      by: 'zofia',
      daysAgo: 16.2,
      kind: 'YES',
      text: 'Yes. Four vans in Ghent first, for three weeks, with a list that closes at half past five.',
    },
    comments: [
      {
        by: 'zofia',
        daysAgo: 12.5,
        text: 'Built on it: a packing list with **three columns** – always, if old boiler, if roof. Takes the thinking out of the evening. First print in the Gdańsk hall, please scribble on it.',
        reactions: { '💡': ['pawel', 'ruben'], '👍': ['olek', 'nadia', 'jonas'] },
        replies: [
          { by: 'pawel', daysAgo: 12.3, text: 'Scribbled. “If dog” is missing.' },
          {
            by: 'karolina',
            daysAgo: 12,
            text: 'I laughed, and then I thought of Malbork, and yes, “if dog”.',
            reactions: { '❤': ['pawel', 'zofia', 'piotr'] },
          },
        ],
      },
      {
        by: 'nadia',
        daysAgo: 10.8,
        text: 'Ghent has three shifts touching the same shelf. If the early shift takes “just one elbow” from a packed crate, the whole thing is a lie.',
        replies: [
          {
            by: 'ruben',
            daysAgo: 10.6,
            text: 'Lids with a paper seal. Torn seal, you repack. I have 5,000 seals from the time we thought we would sell wine.',
          },
          {
            by: 'nadia',
            daysAgo: 10.4,
            text: 'We thought what?',
            reactions: { '❤': ['ruben', 'els', 'hilde', 'koen'] },
          },
        ],
      },
      {
        by: 'jonas',
        daysAgo: 9.1,
        text: 'My crews change jobs at seven when someone is ill. Then van 12 has the crate of van 30.',
        replies: [
          {
            by: 'pawel',
            daysAgo: 8.8,
            text: 'Crate belongs to the house, not the van. Move the crate, thirty seconds.',
          },
        ],
      },
      {
        by: 'nils',
        daysAgo: 7.6,
        text: 'The job list in the system closes at 20:00 because of a night job from 2016 nobody dares to touch. I dare. 17:30 from next week.',
        reactions: { '🎉': ['zofia', 'pawel', 'joke', 'nadia'] },
      },
      {
        by: 'hugo',
        daysAgo: 1.9,
        text: '25 minutes times 40 vans times 220 days. Before I print that number somewhere: is the stop really gone, or did it move to Friday?',
        replies: [
          { by: 'ayse', daysAgo: 1.7, text: 'I looked: 23 of 25 are gone, two moved to Friday.' },
        ],
      },
      {
        by: 'nadia',
        daysAgo: 0.09,
        text: 'First four vans left Ghent with sealed crates this morning. One seal torn before seven. I know whose elbow it was.',
        reactions: { '👀': ['ruben', 'jonas'], '❤': ['pawel', 'zofia'] },
      },
    ],
  },
  {
    slug: 'evening-kits',
    board: 'vans-and-routes',
    author: 'jelle',
    daysAgo: 5.8,
    title: 'Kits prepared in the evening so that vans need not stop at the depot',
    body: `In Utrecht eleven vans come by between 6:50 and 7:20 and stand in the same gate for the same shelf. I pick with headphones on and hear them anyway.

If we set up a kit per address in the quiet hours after five, they would only roll in, lift, and roll out. Or not come at all when the box was put in the van the evening before.

I would need: **sixty boxes, the list earlier, and two hours from four people**.`,
    tags: ['packing', 'vans', 'utrecht'],
    heat: 0.24,
    supporters: ['wout', 'bram'],
    statusChanges: [],
    comments: [
      {
        by: 'pawel',
        daysAgo: 5.6,
        text: 'Brother! Come and see it in Gdańsk. Bring the headphones.',
        reactions: { '❤': ['jelle', 'zofia'] },
      },
      {
        by: 'zofia',
        daysAgo: 4.9,
        text: 'This is very near to “One crate per job”. Shall I join them, or is Utrecht different because of the gate?',
        replies: [
          {
            by: 'jelle',
            daysAgo: 4.7,
            text: 'The gate is the point for us. If the crate goes in at night, the gate is solved too. I would like to hear Wout first.',
          },
          {
            by: 'wout',
            daysAgo: 4.2,
            text: 'Vans sleep at people’s homes here, so no crate at night. Ours must be ready at 6:50 and stand *outside* the gate.',
          },
        ],
      },
      {
        by: 'bram',
        daysAgo: 0.53,
        text: 'Outside the gate is fine by me, if there is a roof. Cardboard and drizzle have a history.',
      },
    ],
  },
  {
    slug: 'van-racking-wet-side',
    board: 'vans-and-routes',
    author: 'karolina',
    daysAgo: 34.2,
    title: 'Wet things left, dry things right, in all vans the same',
    body: `When I take a colleague’s van I search for eleven minutes in the first hour. I timed it with anger.

One rule for all of them: **wet left, dry right, sharp low, light high.** The order inside may stay personal. Racking again, I know, but this needs no new racking, only moving what is there.

My own van has been so since October. It is not pretty. It is findable.`,
    tags: ['vans', 'racking'],
    heat: 0.42,
    supporters: ['piotr', 'koen', 'amina', 'ines', 'zofia'],
    statusChanges: [
      {
        to: 'TRIAL',
        by: 'koen',
        daysAgo: 9.7,
        note: 'Twenty-two vans in two sites, moved in one afternoon with pizza.',
        assignee: 'koen',
        next: 'We time the first hour again after four weeks.',
      },
    ],
    answer: {
      by: 'koen',
      daysAgo: 15.6,
      kind: 'YES',
      text: 'Yes. I was late with this, the table “Van racking, again” kept eating my Thursdays.',
    },
    comments: [
      {
        by: 'rui',
        daysAgo: 33.5,
        text: 'We drive on the same side but park on the other: in Porto the sliding door must open to the pavement. Left and right swap then.',
        replies: [
          {
            by: 'karolina',
            daysAgo: 33.3,
            text: 'Kerb side wet, road side dry. Same rule, better words.',
            reactions: { '👍': ['rui', 'koen', 'beatriz'] },
          },
        ],
      },
      {
        by: 'lukas',
        daysAgo: 31.1,
        text: 'My order is the only thing in this company that is mine.',
        replies: [
          {
            by: 'karolina',
            daysAgo: 30.9,
            text: 'And it stays yours, on the left or on the right.',
          },
          {
            by: 'lukas',
            daysAgo: 30.2,
            text: 'I will try for four weeks and complain at the end.',
            reactions: { '❤': ['karolina', 'koen', 'amina'] },
          },
        ],
      },
      {
        by: 'stijn',
        daysAgo: 15.1,
        text: 'Sharp low. Thank you. I still see Bram’s hand from two years ago.',
      },
      {
        by: 'koen',
        daysAgo: 0.75,
        text: 'Half-time: eleven minutes are now five. Except in one van. @lukas.',
        reactions: { '👀': ['lukas', 'jonas'], '❤': ['karolina', 'amina'] },
      },
    ],
  },
  {
    slug: 'seat-that-does-not-hurt',
    board: 'vans-and-routes',
    author: 'olek',
    daysAgo: 29.8,
    title: 'A driver’s seat that does not hurt after three hours',
    body: `Nine of my fitters have back pain, six of them drive the same model. The seat has a bar under the cushion, you feel it from Elbląg on.

There is a seat from a truck maker that fits, **640 euro**, takes an hour to swap. Sick days for backs were 71 in Gdańsk last year. I do not say it is the seat. I say: try six.`,
    tags: ['vans', 'health', 'seats'],
    heat: 0.56,
    supporters: ['ewa', 'piotr', 'karolina', 'tomasz', 'marek', 'stijn', 'lotte'],
    statusChanges: [],
    comments: [
      {
        by: 'ewa',
        daysAgo: 29.3,
        text: 'I have the doctor’s letters, without names. Three of them mention the bar.',
        reactions: { '👀': ['lotte', 'koen'] },
      },
      {
        by: 'hugo',
        daysAgo: 27.6,
        text: '71 days at what a fitter’s day costs is more than sixty seats. If six help, I will not be the one who asks about the seventh.',
        reactions: { '👍': ['olek', 'ewa', 'stijn'] },
      },
      {
        by: 'koen',
        daysAgo: 22.2,
        text: 'It fits, but the airbag plug is different and the leasing firm wants a paper. I wrote to them twice.',
        replies: [{ by: 'olek', daysAgo: 21.9, text: 'Whom do I write to a third time?' }],
      },
      {
        by: 'olek',
        daysAgo: 4.3,
        text: 'No answer here since I posted, @zofia. I do not want to be loud. Piotr drove to Elbląg standing, more or less.',
        reactions: { '🙏': ['piotr', 'ewa'], '👀': ['hanne', 'stijn'] },
      },
      {
        by: 'zofia',
        daysAgo: 0.65,
        text: 'You are right, it is ten days too late. I wait for the leasing paper, but I could have said that. I will call them with Koen tomorrow at nine and write here by noon.',
        reactions: { '🙏': ['olek'] },
      },
    ],
  },
  {
    slug: 'school-run-gap',
    board: 'vans-and-routes',
    author: 'wout',
    daysAgo: 21.3,
    title: 'Start some vans at 8:40, after the school run, and skip the ring road jam',
    body: `Between 7:15 and 8:30 the Utrecht ring moves at the speed of a bakfiets. Four of my people have small children and come in stressed at seven, then stand in that jam.

Let those who want start at **8:40 from home** and end at 17:10. They arrive at the customer only twelve minutes later than today. I compared three weeks of tracks.`,
    tags: ['routes', 'people', 'utrecht'],
    heat: 0.38,
    supporters: ['fenna', 'lotte', 'joke', 'jelle'],
    statusChanges: [],
    comments: [
      {
        by: 'fenna',
        daysAgo: 20.8,
        text: 'I am two of the four.',
        reactions: { '❤': ['wout', 'lotte', 'saskia'] },
      },
      {
        by: 'tess',
        daysAgo: 19.5,
        text: 'Customers like 8:15, before they go to work. But a third of them ask me for after nine, so there is room.',
      },
      {
        by: 'joke',
        daysAgo: 18.2,
        text: 'I plan in blocks of two people. If one starts later, the heavy part must be later as well. Possible, but I need to know by Thursday for the next week.',
      },
      {
        by: 'stijn',
        daysAgo: 6.6,
        text: 'Nobody lifts alone, so both of the pair start at 8:40 or neither. Otherwise I am in favour. @zofia, this one is waiting for you.',
      },
    ],
  },
  {
    slug: 'electric-van-cold',
    board: 'vans-and-routes',
    author: 'piotr',
    daysAgo: 48.9,
    title: 'Warm the electric vans on the cable before we leave',
    body: `At minus eight my electric van shows 210 kilometres at home and 150 at the end of the street, because it heats itself from the battery.

It can heat from the wall. There is a timer in the menu, six levels deep, and it forgets. Set it for all eleven vans: **20 minutes before the first job**, on the cable.`,
    tags: ['vans', 'electric', 'charging'],
    heat: 0.4,
    supporters: ['koen', 'marek', 'jasper', 'zofia'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'koen',
        daysAgo: 40.2,
        note: 'I found the menu. I also found why it forgets: the clock is an hour off.',
        assignee: 'koen',
        next: 'Koen asks the maker for the fleet setting.',
      },
      {
        to: 'IN_USE',
        by: 'koen',
        daysAgo: 19.6,
        note: 'Fleet setting works. 38 kilometres more on a morning at minus six.',
        assignee: 'koen',
        next: 'New vans get it on delivery.',
      },
    ],
    answer: {
      by: 'koen',
      daysAgo: 40.3,
      kind: 'YES',
      text: 'Yes, and I felt silly that I had not looked.',
    },
    comments: [
      {
        by: 'marek',
        daysAgo: 48.1,
        text: 'At my home the cable shares the fuse with the oven. Twenty minutes before six in the morning nobody bakes, so fine.',
      },
      {
        by: 'jasper',
        daysAgo: 18.8,
        text: 'I checked with the charge logs: 38 is right for minus six, at plus five it is 9.',
        reactions: { '👍': ['piotr', 'koen'] },
      },
      {
        by: 'amina',
        daysAgo: 17.3,
        text: 'And the windscreen is clear when I come out. I would have voted for that alone.',
        reactions: { '❤': ['piotr', 'fenna', 'karolina'] },
      },
    ],
  },
  {
    slug: 'returns-on-the-way',
    board: 'vans-and-routes',
    author: 'nadia',
    daysAgo: 17.6,
    title: 'Bring the empty pallets back with the van that drives home empty',
    body: `Every Friday a lorry comes for the pallets and drives from Porto to Ghent with air. On the same Friday three of our vans come back from long jobs with nothing inside.

A pallet folds if it is one of the **new folding ones**. Nine fit in a van. I counted the lorry: 390 euro a week.`,
    tags: ['routes', 'pallets', 'returns'],
    heat: 0.3,
    supporters: ['duarte', 'ruben', 'els'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'zofia',
        daysAgo: 2.6,
        reasonCode: 'TOO_LITTLE_GAIN',
        note: 'From Porto no van ever drives to Ghent, and within Belgium the lorry costs us 60 of the 390. For sixty euro I do not want pallets in the crew’s Friday.',
        reopenIf: 'The lorry contract ends in autumn and the price per stop goes up.',
      },
    ],
    answer: {
      by: 'zofia',
      daysAgo: 2.7,
      kind: 'NOT_NOW',
      text: 'Not now. I took too long to find out that most of the money is one leg we cannot replace.',
    },
    comments: [
      {
        by: 'duarte',
        daysAgo: 17.1,
        text: 'I have 140 of the old ones and eleven that fold. If we fold first and drive later I am with you.',
      },
      {
        by: 'els',
        daysAgo: 15.4,
        text: 'Folding ones are 31 euro, old ones 9. They would need to come back for two years to pay.',
      },
      {
        by: 'nadia',
        daysAgo: 2.5,
        text: 'Fair. I did not know the split by leg, the invoice only shows one line.',
        replies: [
          {
            by: 'hugo',
            daysAgo: 2.3,
            text: 'I will ask them for the legs on the invoice. You should not have to guess.',
            reactions: { '🙏': ['nadia', 'ruben'] },
          },
        ],
      },
    ],
  },
  {
    slug: 'parking-permits-by-street',
    board: 'vans-and-routes',
    author: 'amina',
    daysAgo: 11.9,
    title: 'Know the parking before we are in the street',
    body: `In Ghent I pay, in Antwerp I need a permit, in Leuven I need luck. We find out with the blinkers on.

A field at the address: **where the van stood last time, what it cost, what the neighbour said.** The next one who comes, in four years, will bless us. It is one photo and one sentence at the end of a job.`,
    tags: ['parking', 'routes', 'job sheet'],
    heat: 0.44,
    supporters: ['lukas', 'wout', 'joke', 'beatriz', 'mireille', 'koen'],
    statusChanges: [],
    comments: [
      {
        by: 'beatriz',
        daysAgo: 11.5,
        text: 'In Porto, add “how wide is the street”. We measured one with the mirrors, both.',
        reactions: { '❤': ['rui', 'miguel', 'amina'] },
      },
      {
        by: 'hugo',
        daysAgo: 9.8,
        text: 'Parking fines last year: 23,400 euro. I have wanted to say this number somewhere for months.',
        reactions: { '👀': ['koen', 'zofia', 'hanne', 'stijn', 'marit'] },
        replies: [
          {
            by: 'koen',
            daysAgo: 9.5,
            text: 'Half of that is one loading zone in Sint-Niklaas. They changed the sign, we did not change our habit.',
          },
        ],
      },
      {
        by: 'oliwia',
        daysAgo: 5.5,
        text: 'The address already has a “remarks” box. 90 % of them say “ok”. A photo cannot say ok, so I like the photo.',
        reactions: { '👍': ['amina', 'vera', 'jasper'] },
      },
    ],
  },
  {
    slug: 'bike-for-the-city',
    board: 'vans-and-routes',
    author: 'fenna',
    daysAgo: 8.6,
    title: 'Two cargo bikes for service visits in Utrecht',
    body: `Sixty-one per cent of my visits are with one bag and under six kilometres from the depot. I spend longer looking for parking than fixing.

Two cargo bikes, rented for three months, **210 euro a month each**. I would take one from April. In the rain too, I am from Friesland.`,
    tags: ['bikes', 'service', 'utrecht'],
    heat: 0.36,
    supporters: ['jelle', 'bram', 'lotte', 'tess', 'jasper'],
    statusChanges: [],
    comments: [
      {
        by: 'jasper',
        daysAgo: 8.3,
        text: '61 is right. With bag, ladder and refrigerant scale it drops to 38, though.',
        replies: [
          {
            by: 'fenna',
            daysAgo: 8.1,
            text: 'The scale is 4 kilos, it comes along. The ladder not.',
          },
        ],
      },
      {
        by: 'henrik',
        daysAgo: 7.4,
        text: 'Refrigerant bottle on a bike: up to 2 kilos with a cap and upright, no problem. I will find you the paragraph.',
        reactions: { '👍': ['fenna', 'wout'] },
      },
      {
        by: 'koen',
        daysAgo: 3.1,
        text: 'Where do they sleep? I have lost one bike and zero vans in my life.',
        reactions: { '❤': ['jelle', 'fenna'] },
        replies: [
          {
            by: 'jelle',
            daysAgo: 2.9,
            text: 'Inside, between rack 4 and the wall. I measured while you were writing.',
          },
        ],
      },
      {
        by: 'tess',
        daysAgo: 0.27,
        text: 'A customer in Wittevrouwen asked whether you are allergic to cars. I said not yet.',
      },
    ],
  },
  {
    slug: 'one-charging-card',
    board: 'vans-and-routes',
    author: 'duarte',
    daysAgo: 37.4,
    language: 'pt',
    title: 'Um cartão que carregue a carrinha elétrica em qualquer posto',
    body: `Temos duas carrinhas elétricas e quatro cartões, e nenhum funciona no posto ao lado do armazém. Na sexta-feira o Rui esperou cinquenta minutos em Gaia porque o único posto livre era de outra rede.

Um cartão só, que abra todos. Se custar dois cêntimos a mais por kWh, ainda assim é mais barato do que um montador à espera.`,
    tags: ['electric', 'charging', 'porto'],
    heat: 0.24,
    supporters: ['rui', 'beatriz', 'koen'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'koen',
        daysAgo: 6.9,
        note: 'One card for all four countries, 1.4 cents more. Signed.',
        assignee: 'koen',
        next: 'Cards arrive in two weeks, Duarte gets the first two.',
      },
    ],
    answer: {
      by: 'koen',
      daysAgo: 14.8,
      kind: 'YES',
      text: 'Yes, and sorry for the silence: I wanted to come with an offer and not with a sentence.',
    },
    comments: [
      {
        by: 'rui',
        daysAgo: 37,
        language: 'pt',
        text: 'Cinquenta e três minutos. Comi duas bifanas e li o manual da carrinha.',
        reactions: { '❤': ['duarte', 'beatriz', 'miguel', 'ines'] },
      },
      {
        by: 'piotr',
        daysAgo: 28.4,
        text: 'Same in Gdynia. My wallet has more cards than my uncle’s.',
      },
      {
        by: 'teresa',
        daysAgo: 6.7,
        text: 'One invoice a month instead of nine? I could cry. Please put the plate number on each line.',
        replies: [
          {
            by: 'koen',
            daysAgo: 6.5,
            text: 'It is in the contract, I thought of you.',
            reactions: { '❤': ['teresa', 'hugo'] },
          },
        ],
      },
    ],
  },
  {
    slug: 'night-delivery',
    board: 'vans-and-routes',
    author: 'jonas',
    daysAgo: 93.1,
    title: 'Have the units delivered to the customer’s garage the day before',
    body: `A unit weighs 140 kilos and rides along for two hours in a van that then cannot carry anything else. A parcel firm would bring it to the garage the day before for 55 euro.

The van goes lighter, the crew starts at the house, and nobody strains a back on our ramp.`,
    tags: ['delivery', 'vans'],
    heat: 0.22,
    statusChanges: [
      {
        to: 'TRIAL',
        by: 'zofia',
        daysAgo: 80.4,
        note: 'Thirty houses with a garage.',
        assignee: 'jonas',
        next: 'Thirty deliveries, then a look at the scratches.',
      },
      {
        to: 'NOT_NOW',
        by: 'zofia',
        daysAgo: 51.2,
        reasonCode: 'TRIED_BEFORE',
        note: 'Of thirty, four were damaged and three stood at the neighbour’s. Two families moved 140 kilos by themselves, which frightened me.',
        reopenIf: 'A carrier offers two people and a photo inside the garage.',
      },
    ],
    answer: {
      by: 'zofia',
      daysAgo: 81.3,
      kind: 'YES',
      text: 'Yes to thirty, as a trial, only with garages.',
    },
    comments: [
      {
        by: 'eva',
        daysAgo: 78.5,
        text: 'Who owns the unit overnight? If it is stolen I would like to know before, not after.',
      },
      {
        by: 'mireille',
        daysAgo: 61.7,
        text: 'Number seventeen had it in the hall. In the *hall*, on parquet, with a bow on it.',
        reactions: { '❤': ['jonas', 'saskia', 'joke', 'amina'] },
      },
      {
        by: 'jonas',
        daysAgo: 50.8,
        text: 'I started it and I agree with stopping it. The good part: those who got it intact were done by two o’clock.',
        reactions: { '👍': ['zofia', 'stijn'] },
      },
    ],
  },
  {
    slug: 'spare-parts-locker',
    board: 'vans-and-routes',
    author: 'ines',
    daysAgo: 15.2,
    title: 'A parts locker in Braga that opens with the job number',
    body: `Braga is fifty minutes from the hall. Twice a week somebody drives back for a 12-euro sensor.

A locker of forty boxes at the petrol station by the motorway, opened with the job number. They rent it for 80 euro a month, I asked. Stock: **the thirty parts that make up nine of ten second visits**.`,
    tags: ['spare parts', 'routes', 'porto'],
    heat: 0.34,
    supporters: ['rui', 'miguel', 'duarte', 'beatriz', 'fenna'],
    statusChanges: [],
    comments: [
      {
        by: 'duarte',
        daysAgo: 14.8,
        text: 'I would refill it on Mondays on my way home. I live next to it, which may be why I like it.',
      },
      {
        by: 'jasper',
        daysAgo: 13.2,
        text: 'Thirty is about right: the top 28 parts are 90.3 % of second visits in your region. Pareto would be pleased.',
        reactions: { '👍': ['ines', 'zofia'] },
      },
      {
        by: 'marek',
        daysAgo: 9.4,
        text: 'We have such a thing in Tczew by private arrangement with a florist. She also takes the returns.',
        reactions: { '❤': ['ines', 'pawel', 'ewa', 'olek'] },
      },
      {
        by: 'zofia',
        daysAgo: 1.2,
        text: 'I owe this an answer, it fell behind the seats. One question first: is 80 euro with or without the lock system?',
      },
    ],
  },
  {
    slug: 'trailer-for-old-boilers',
    board: 'vans-and-routes',
    author: 'rui',
    daysAgo: 6.3,
    title: 'Collect the old boilers on one day a week with one trailer',
    body: `An old boiler in the van means: no room for tools, rust water on the floor, a detour to the scrapyard that closes at four.

Leave it in the customer’s yard with a tag, and **one person with a trailer** fetches ten of them on Fridays. The scrapyard pays better for ten as well.`,
    tags: ['vans', 'scrap', 'routes'],
    heat: 0.28,
    supporters: ['miguel', 'bram', 'lukas'],
    statusChanges: [],
    comments: [
      {
        by: 'sofie',
        daysAgo: 6.1,
        text: 'We promise “we take the old one with us”. Four days in the front garden is not with us.',
        replies: [
          {
            by: 'rui',
            daysAgo: 5.9,
            text: 'True. Only where there is a yard, and only if they say yes?',
          },
          { by: 'daan', daysAgo: 5.7, text: 'With 40 euro off, everyone says yes.' },
          {
            by: 'hugo',
            daysAgo: 5.1,
            text: 'With 40 euro off, I say no.',
            reactions: { '❤': ['daan', 'sofie', 'arjan'] },
          },
        ],
      },
      {
        by: 'els',
        daysAgo: 1.4,
        text: 'Copper and brass price is high this month: about 61 euro a boiler if they come ten at a time, 38 singly.',
      },
      {
        by: 'bram',
        daysAgo: 0.64,
        text: 'I drove with a boiler from 1987 on Thursday. It leaked on my lunch and on the drawing of the next job.',
        reactions: { '🙏': ['rui', 'lukas'] },
      },
    ],
  },
  {
    slug: 'dashboard-tray',
    board: 'vans-and-routes',
    author: 'hilde',
    daysAgo: 74.6,
    title: 'A lunch tray that clips on the steering wheel',
    body: `Fitters eat in the van, with the drawing on the knees and the soup on the drawing. There are trays for 12 euro that hook on the wheel. When you drive off, you notice.

I bought one for Koen’s birthday and he has not stopped talking about it.`,
    tags: ['vans', 'people'],
    heat: 0.5,
    supporters: ['koen', 'lukas', 'amina', 'nadia', 'stef'],
    statusChanges: [
      {
        to: 'IN_USE',
        by: 'koen',
        daysAgo: 60.2,
        note: 'Bought 190. Least paperwork I ever had for anything.',
        assignee: 'koen',
        next: 'Nothing, eat.',
      },
    ],
    answer: { by: 'koen', daysAgo: 66.1, kind: 'YES', text: 'Yes. I am not neutral.' },
    comments: [
      {
        by: 'henrik',
        daysAgo: 73.9,
        text: 'Only with the engine off, otherwise the airbag serves the soup.',
        reactions: { '❤': ['hilde', 'koen', 'viktor', 'nils', 'lotte'] },
      },
      { by: 'tomasz', daysAgo: 58.8, text: 'Good. Also holds the tablet when I write the report.' },
      {
        by: 'noor',
        daysAgo: 33.7,
        text: 'From a baker: it is the exact size of a pistolet with cheese. Whoever measured it knew.',
      },
    ],
  },
  {
    slug: 'last-van-first',
    board: 'vans-and-routes',
    author: 'joke',
    daysAgo: 0.13,
    title: 'Who gets back last tonight, leaves last tomorrow',
    body: `On Tuesday crew 7 came in at 19:50 and stood in the hall again at 6:45. Nobody ordered it. The plan for the next day is simply made before the day is over.

At five I could see who will be late and **move their first job by an hour**. I need a button for it and Zofia’s blessing.`,
    tags: ['routes', 'people', 'schedule'],
    heat: 0.26,
    supporters: ['jonas', 'lotte', 'amina'],
    statusChanges: [],
    comments: [
      {
        by: 'lotte',
        daysAgo: 0.12,
        text: 'Eleven hours between shifts is also the law. 19:50 to 6:45 is ten hours and fifty-five minutes.',
        reactions: { '👀': ['stijn', 'hanne', 'jonas'] },
      },
      {
        by: 'jonas',
        daysAgo: 0.1,
        text: 'They did not tell me because they wanted to finish the family’s heating. I cannot be angry and I cannot have it again.',
        reactions: { '❤': ['joke', 'lotte', 'mireille'] },
      },
      {
        by: 'thijs',
        daysAgo: 0.07,
        text: 'The button is half a day. It could also warn the customer by itself. Say yes somewhere and I start.',
      },
    ],
  },
  {
    slug: 'route-by-hand',
    board: 'vans-and-routes',
    author: 'marek',
    daysAgo: 1.9,
    language: 'pl',
    title: 'Elektryk jedzie pętlą, a nie gwiazdą',
    body: `W środę jechałem Gdańsk – Tczew – Gdańsk – Malbork – Gdańsk. Sto czterdzieści kilometrów za dużo, bo każda robota była umówiona osobno.

Proszę: elektryka planować **na końcu, po wszystkich ekipach**, jedną pętlą. Mogę być pół godziny wcześniej albo później, byle po drodze. Narysowałem to na serwetce, Zofia ma serwetkę.`,
    tags: ['routes', 'electrics', 'gdansk'],
    heat: 0.2,
    supporters: ['zofia', 'karolina', 'pawel'],
    statusChanges: [],
    comments: [
      {
        by: 'zofia',
        daysAgo: 1.7,
        language: 'pl',
        text: 'Mam serwetkę. Jest na niej też ketchup, ale pętla się zgadza.',
        reactions: { '❤': ['marek', 'pawel', 'ewa'] },
      },
      {
        by: 'joke',
        daysAgo: 1.3,
        text: 'Through the translator, and yes: in Ghent our two electricians draw the same star. Plan them last, as a loop.',
        replies: [{ by: 'marek', daysAgo: 1.1, text: 'I can send you the napkin.' }],
      },
    ],
  },
]
