import type { SeedIdea } from './shape.ts'

// Closed: firmware before it is released. Handle gently.
export const ideasBeforeRelease: SeedIdea[] = [
  {
    slug: 'two-quiet-windows',
    board: 'before-release',
    author: 'priya',
    daysAgo: 20.2,
    title: 'A second quiet window for the afternoon nap',
    body: `Night mode has one window. Of the 31 volunteers, **nine** tried to enter a second one, between noon and four: naps, night shifts, a piano teacher.

Two windows, the second one empty by default and hidden until the first is set. In the app I can show it as one sentence with an “and”.`,
    tags: ['night mode', 'noise', '4.3'],
    heat: 0.6,
    supporters: ['joao', 'fenna', 'tomasz', 'mei'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'elif',
        daysAgo: 14.2,
        note: 'The storage has room for exactly two. Lucky.',
        assignee: 'leyla',
        next: 'Leyla writes it behind a switch in 4.3.',
      },
      {
        to: 'BUILDING',
        by: 'elif',
        daysAgo: 5.1,
        note: 'It runs on the bench, nobody noticed anything strange.',
        assignee: 'leyla',
        next: 'Ten test units at colleagues’ homes.',
      },
    ],
    answer: { by: 'elif', daysAgo: 14.3, kind: 'YES', text: 'Yes for 4.3. Not three, ever.' },
    comments: [
      {
        by: 'sander',
        daysAgo: 19.4,
        text: 'A quiet afternoon after a quiet night: in a badly insulated house the tank never recovers. Let the second one yield first.',
        reactions: { '👍': ['elif', 'leyla'] },
        replies: [
          {
            by: 'leyla',
            daysAgo: 19.1,
            text: 'Order of yielding: second window, first window, hot water, never defrost.',
          },
          { by: 'sander', daysAgo: 18.9, text: 'Print that.' },
        ],
      },
      {
        by: 'fenna',
        daysAgo: 12.6,
        text: 'The piano teacher is mine. She tunes by ear and hears our compressor a quarter tone flat.',
        reactions: { '❤': ['joao', 'nuno', 'elif'], '💡': ['catarina'] },
      },
      {
        by: 'joao',
        daysAgo: 12.2,
        text: 'She is right, it is 48.6 hertz and not 50. I would like to meet her.',
      },
      {
        by: 'leyla',
        daysAgo: 0.42,
        text: 'Branch is up. If you volunteered: update tonight, and write here in the morning what you heard, also if nothing.',
      },
    ],
  },
  {
    slug: 'glide-steps',
    board: 'before-release',
    author: 'leyla',
    daysAgo: 33.1,
    title: 'Log why the compressor changed speed, in one byte',
    body: `Every second question from the field is “why did it go up just then?” We store that it did and when. We do not store why.

One byte, a dozen reasons: *colder outside, hot water, defrost over, somebody turned the dial…* It fits in the spare field of each record. **Support could answer in ten seconds what now takes a call to me.**`,
    tags: ['logging', 'support', '4.3'],
    heat: 0.55,
    supporters: ['fenna', 'oliwia', 'jasper', 'elif', 'tomasz'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'elif',
        daysAgo: 22.8,
        note: 'Cheap and overdue.',
        assignee: 'leyla',
        next: 'In 4.3, with a page in the manual that Fenna can read in the rain.',
      },
    ],
    answer: {
      by: 'elif',
      daysAgo: 22.9,
      kind: 'YES',
      text: 'Yes. Number the reasons in tens, we will forget one.',
    },
    comments: [
      {
        by: 'jasper',
        daysAgo: 32.6,
        text: 'I have been guessing this column with a model for two years. Please make my model unemployed.',
        reactions: { '❤': ['leyla', 'elif', 'mei'] },
      },
      {
        by: 'viktor',
        daysAgo: 31.8,
        text: 'The spare field is where I hide the board temperature on revision B.',
        replies: [
          { by: 'leyla', daysAgo: 31.6, text: 'You what?' },
          {
            by: 'viktor',
            daysAgo: 31.5,
            text: 'Only on 212 units. I can move it.',
            reactions: { '👀': ['elif', 'jasper', 'leyla'] },
          },
        ],
      },
      {
        by: 'ines',
        daysAgo: 9.3,
        text: 'Please add “a door was open”. The house loses heat like a sieve for ten minutes and I always get blamed.',
      },
    ],
  },
  {
    slug: 'update-in-cellar',
    board: 'before-release',
    author: 'tomasz',
    daysAgo: 3.7,
    title: 'Let the update wait for a good signal instead of giving up after three tries',
    body: `My two in Sopot still run the old version. Cellar, thick walls, weak signal. The unit tries three times in one hour, then never again, until someone carries a phone down. That someone is me.

Try **at four in the morning for a week**. Signal is better at night, I saw it on the log. And tell me which ones are stuck before the customer does.`,
    tags: ['updates', 'field'],
    heat: 0.6,
    supporters: ['fenna', 'ines', 'oliwia', 'leyla'],
    statusChanges: [],
    comments: [
      {
        by: 'leyla',
        daysAgo: 3.5,
        text: 'Three tries is a number I typed in 2019 at six in the evening. I am sorry about your cellars.',
        reactions: { '❤': ['tomasz', 'elif', 'fenna'] },
      },
      {
        by: 'oliwia',
        daysAgo: 3.1,
        text: 'At this moment 63 units are stuck, I made a list. Gdańsk 21, Porto 18, the rest single ones. Link is in the support tool under “sleepers”.',
        reactions: { '🎉': ['tomasz'], '👍': ['leyla', 'fenna', 'ines'] },
      },
      {
        by: 'elif',
        daysAgo: 0.7,
        text: 'A week of tries at four, yes, but with a random offset, else all of Sopot wakes the antenna at once.',
      },
    ],
  },
  {
    slug: 'salt-air-fan',
    board: 'before-release',
    author: 'agnieszka',
    daysAgo: 44.6,
    title: 'Turn the fan for a minute a day in summer, so that salt does not seize it',
    body: `I have four fans from the coast on my bench, seized after a summer of standing still. A thin crust of salt at the bearing, nothing else.

Sixty seconds a day at low speed, at noon. In the salt chamber: **six of six still turn after 40 days, without it two of six.**`,
    tags: ['fan', 'coast', '4.3'],
    heat: 0.5,
    supporters: ['catarina', 'tomasz', 'ines', 'ayse'],
    statusChanges: [
      {
        to: 'TRIAL',
        by: 'leyla',
        daysAgo: 32.8,
        note: 'A daily minute behind a switch for houses within 5 km of the sea.',
        assignee: 'agnieszka',
        next: 'Another 40 days in the chamber, with a bigger number of fans.',
      },
    ],
    answer: {
      by: 'leyla',
      daysAgo: 32.9,
      kind: 'YES',
      text: 'Yes to a trial. At noon, because at noon nobody asks why.',
    },
    comments: [
      {
        by: 'ayse',
        daysAgo: 44.1,
        text: 'Six and two of six, that is p about 0.06. Nice, and not yet a fact. Could you do twelve?',
        replies: [
          { by: 'agnieszka', daysAgo: 43.8, text: 'I can do sixteen if @catarina lends me fans.' },
          {
            by: 'catarina',
            daysAgo: 43.5,
            text: 'Ten on Thursday, the ugly ones, but they turn.',
            reactions: { '❤': ['agnieszka', 'ayse'] },
          },
        ],
      },
      {
        by: 'henrik',
        daysAgo: 40.3,
        text: 'A fan that starts by itself while someone cleans the leaves out. Slow start, two beeps before, then I am content.',
        reactions: { '👍': ['elif', 'leyla', 'agnieszka'] },
      },
      {
        by: 'agnieszka',
        daysAgo: 4.9,
        text: 'Sixteen fans, day 31: all eight with the minute turn, three of the other eight do not. I begin to like my minute.',
        reactions: { '🎉': ['ayse', 'catarina', 'tomasz'] },
      },
    ],
  },
  {
    slug: 'dial-debounce',
    board: 'before-release',
    author: 'viktor',
    daysAgo: 28.4,
    title: 'Ignore the dial for the first two seconds after a touch',
    body: `When somebody wipes the dial with a cloth the unit believes they want 30 degrees, then 12, then 30. In the log it looks like a quarrel. Eleven service visits last year were **“it changes by itself”**, and I think at least half were cloths.

Wait two seconds, take the last value.`,
    tags: ['dial', 'electronics'],
    heat: 0.35,
    supporters: ['fenna', 'leyla'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'elif',
        daysAgo: 15.9,
        reasonCode: 'ALREADY_DONE',
        note: 'It is in 4.2 since last week: one and a half seconds, Leyla put it in with the night mode and told nobody, including herself.',
        reopenIf: 'Cloths still win against 1.5 seconds.',
      },
    ],
    answer: {
      by: 'elif',
      daysAgo: 16,
      kind: 'NOT_NOW',
      text: 'Already in. I found it while looking for where to put it.',
    },
    comments: [
      {
        by: 'leyla',
        daysAgo: 15.6,
        text: 'I have no memory of this. Good work, me.',
        reactions: { '❤': ['viktor', 'elif', 'mei', 'oliwia'] },
      },
      {
        by: 'fenna',
        daysAgo: 14.9,
        text: 'I will take a cloth to the next visit and test it properly.',
      },
    ],
  },
  {
    slug: 'hum-frequency-avoid',
    board: 'before-release',
    author: 'nuno',
    daysAgo: 9.1,
    title: 'Skip the two speeds at which the housing sings',
    body: `Between 46 and 47 and again at 61 revolutions per second the housing of the 8 joins in. You see it as two needles in every recording, six decibels above the rest.

Do not stay there. **Cross these speeds quickly and rest beside them.** It costs no heat at all, the next step is 1.5 away.`,
    tags: ['noise', 'compressors', '4.3'],
    heat: 0.65,
    supporters: ['joao', 'catarina', 'agnieszka', 'elif', 'fenna'],
    statusChanges: [],
    comments: [
      {
        by: 'catarina',
        daysAgo: 8.7,
        text: 'With a 3 mm bead in the side panel they move to 52 and 70. So the skip list must know which panel is fitted.',
        replies: [
          { by: 'nuno', daysAgo: 8.5, text: 'By serial number?' },
          { by: 'catarina', daysAgo: 8.4, text: 'From 24-1800 on, yes.' },
        ],
      },
      {
        by: 'elif',
        daysAgo: 7.9,
        text: 'We skip two bands for the old 12 already, so the code exists and is ugly. I would make it a table that you can edit without me.',
        reactions: { '🎉': ['nuno', 'joao'] },
      },
      {
        by: 'joao',
        daysAgo: 6.6,
        text: 'Please let me hear it before and after, without being told which is which.',
      },
      {
        by: 'ayse',
        daysAgo: 6.3,
        text: 'I volunteer as the one who does not tell him.',
        reactions: { '❤': ['joao', 'nuno', 'elif', 'priya'] },
      },
      {
        by: 'leyla',
        daysAgo: 0.36,
        text: 'Table is in, two columns, from and to. If you write them the wrong way round it refuses politely.',
      },
    ],
  },
  {
    slug: 'party-mode',
    board: 'before-release',
    author: 'mei',
    daysAgo: 0.052,
    title: 'When ten people are in the room, let the heating notice by itself',
    body: `Yesterday, birthday, eleven people, 24.5 degrees, all windows open, unit at full power because the *other* room was cold.

The return rises by two degrees in twenty minutes without sun: that is people or an oven. **Then simply wait half an hour.** I looked through 90 houses: it happens on Saturdays, at Christmas, and at one house every Tuesday at eight. Choir?`,
    tags: ['comfort', 'sensors'],
    heat: 0.3,
    supporters: ['leyla', 'sander'],
    statusChanges: [],
    comments: [
      {
        by: 'sander',
        daysAgo: 0.045,
        text: 'In a house with floor heating the two degrees come from the guests of an hour ago. Half an hour is too short there, but the thought is right.',
      },
      {
        by: 'jasper',
        daysAgo: 0.03,
        text: 'Tuesday at eight *is* a choir. I know because it is my house, and I gave you the data.',
        reactions: { '❤': ['mei', 'leyla', 'elif', 'sander', 'priya'] },
      },
    ],
  },
]
