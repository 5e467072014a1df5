import type { SeedIdea } from './shape.ts'

// Nobody looks after this board since January: no promise, no answers, only old moves by the owners of the space.
export const ideasPaper: SeedIdea[] = [
  {
    slug: 'third-copy',
    board: 'paper-we-could-stop-printing',
    author: 'teresa',
    daysAgo: 20.7,
    title: 'The pink third copy of the delivery note',
    body: `White goes to the customer, yellow to the warehouse, pink to me. I put pink in a folder. In nine years **nobody has asked for a pink one**.

I have 31 folders. They are heavy, and they are above my desk.

Please stop printing pink. If you want to be careful, stop it for three months and see who screams.`,
    tags: ['paper', 'forms', 'invoices'],
    heat: 0.48,
    supporters: ['duarte', 'hugo', 'nadia', 'arjan', 'nils', 'ruben'],
    statusChanges: [],
    comments: [
      {
        by: 'duarte',
        daysAgo: 20.3,
        text: 'I print them. I thought you needed them!',
        reactions: { '❤': ['teresa', 'beatriz', 'ruben'] },
        replies: [{ by: 'teresa', daysAgo: 20.1, text: 'I thought *you* needed me to have them.' }],
      },
      {
        by: 'hugo',
        daysAgo: 18.6,
        text: 'Tax law wants one copy for ten years, and a scan counts. So not pink, and not nine years of folders either.',
        reactions: { '👍': ['teresa', 'nils'] },
      },
      {
        by: 'ruben',
        daysAgo: 12.2,
        text: 'The three-part paper costs 0.11 a sheet, the plain one 0.008. We use 44,000 a year. Who may decide this? The board has no owner and I have a printer to order.',
        reactions: { '👀': ['lotte', 'marit'] },
      },
      { by: 'teresa', daysAgo: 1.4, text: 'Folder 32 started today.' },
    ],
  },
  {
    slug: 'commissioning-in-triplicate',
    board: 'paper-we-could-stop-printing',
    author: 'lukas',
    daysAgo: 15.4,
    title: 'Why do I sign the start-up protocol on glass and then again on paper?',
    body: `The tablet has nine steps now and a signature with the finger. Then I take out a paper with the same nine steps, and everybody signs again, with my pen, which is gone afterwards.

Either the finger counts or it does not. If it counts, **please take the pad out of the vans**.`,
    tags: ['paper', 'commissioning', 'signature'],
    heat: 0.4,
    supporters: ['amina', 'karolina', 'jonas', 'kofi', 'rui'],
    statusChanges: [],
    comments: [
      {
        by: 'eva',
        daysAgo: 15,
        text: 'The finger counts in all four countries since two years, for this kind of paper. Nobody told the vans. I am nobody, apparently, sorry.',
        reactions: { '🎉': ['lukas', 'amina'], '❤': ['jonas', 'vera'] },
      },
      {
        by: 'olek',
        daysAgo: 13.7,
        text: 'The cooperatives still want a stamp. A real one, purple, on paper. For them we must keep the pad.',
        replies: [
          {
            by: 'magda',
            daysAgo: 13.5,
            text: 'One of mine stamped the tablet.',
            reactions: { '❤': ['olek', 'samir', 'lukas', 'ewa', 'eva'] },
          },
          { by: 'samir', daysAgo: 13.4, text: 'So that is what the purple was.' },
        ],
      },
      {
        by: 'kofi',
        daysAgo: 4.8,
        text: 'Then the school stops teaching the paper one from the next class on, except the page with the stamp.',
      },
    ],
  },
  {
    slug: 'time-sheet-friday',
    board: 'paper-we-could-stop-printing',
    author: 'amina',
    daysAgo: 44.1,
    title: 'The Friday time sheet the van already knows',
    body: `Every Friday I write by hand when I started, drove, arrived, left. The tablet knows all four. Joke then types my handwriting into a list, and she reads a 7 as a 1.

Fill it in for me, **let me correct it, let me sign it**. I do not want to be tracked, I want not to write down what is already tracked.`,
    tags: ['paper', 'time sheet'],
    heat: 0.5,
    supporters: ['joke', 'lukas', 'tomasz', 'bram', 'rui', 'ewa'],
    statusChanges: [],
    comments: [
      {
        by: 'joke',
        daysAgo: 43.7,
        text: 'Your sevens are ones. It is not me.',
        reactions: { '❤': ['amina', 'jonas', 'lukas'] },
      },
      {
        by: 'lotte',
        daysAgo: 41.3,
        text: 'Works council here: proposing times is fine, as long as the person sees them first and the raw tracks are gone after a week.',
        reactions: { '👍': ['amina', 'ewa', 'nils'] },
      },
      {
        by: 'bram',
        daysAgo: 39.8,
        text: 'And what about the half hour I sit with a customer’s father and he shows me his trains? Is that work?',
        replies: [
          {
            by: 'mireille',
            daysAgo: 39.5,
            text: 'Yes.',
            reactions: { '❤': ['bram', 'saskia', 'tess', 'stijn', 'hanne'] },
          },
        ],
      },
      {
        by: 'thijs',
        daysAgo: 7.9,
        text: 'I could build the proposal from the four timestamps in about a week. Somebody would have to want it officially.',
      },
    ],
  },
  {
    slug: 'hours-from-tablet',
    board: 'paper-we-could-stop-printing',
    author: 'piotr',
    daysAgo: 7.2,
    title: 'Take working hours from the tablet, not from my memory on Friday night',
    body: `On Friday at six I try to remember Monday. I write something that adds up to forty. It is never true and everybody knows.

The device has each arrival and departure. Let it **suggest the week and let me say yes**. I would even accept that it is sometimes less than forty.`,
    tags: ['paper', 'time sheet', 'tablet'],
    heat: 0.26,
    supporters: ['karolina', 'marek', 'olek'],
    statusChanges: [],
    comments: [
      {
        by: 'amina',
        daysAgo: 6.9,
        text: 'Sister idea: mine, the one with the Friday sheet. Support that as well and we are at fifty.',
      },
      {
        by: 'ewa',
        daysAgo: 6.4,
        text: 'In Poland we must keep records by the minute anyway, and yours are round to the half hour since 2019.',
        reactions: { '👀': ['olek', 'hugo'] },
      },
      { by: 'piotr', daysAgo: 6.2, text: 'I round generously in both directions.' },
    ],
  },
  {
    slug: 'safety-folder',
    board: 'paper-we-could-stop-printing',
    author: 'koen',
    daysAgo: 31.6,
    title: 'Four hundred pages of safety sheets in every van',
    body: `The red folder weighs 2.1 kilos and lies under the seat. It is printed each January for 190 vans. That is **76,000 sheets**, and the ones in the folder are out of date by March.

A code on the door that opens the right sheet, and one laminated page for the case without signal: who to call, what to rinse with.`,
    tags: ['paper', 'safety', 'vans'],
    heat: 0.44,
    supporters: ['henrik', 'ruben', 'stijn', 'hilde', 'karolina'],
    statusChanges: [],
    comments: [
      {
        by: 'henrik',
        daysAgo: 31,
        text: 'The law says “available at the place of work”. A phone is available, until it is in the puddle with the man. So: code *and* the laminated page, and the page has the five things we really carry.',
        reactions: { '👍': ['koen', 'ewa', 'stijn'], '💡': ['hilde'] },
      },
      {
        by: 'ewa',
        daysAgo: 28.8,
        text: 'Five things in four languages, please. The emergency doctor in Tczew does not read Dutch.',
      },
      {
        by: 'noor',
        daysAgo: 25.9,
        text: 'We use it at the school to press the gaskets flat while the glue dries. I would need a brick instead.',
        reactions: { '❤': ['vera', 'kofi', 'koen', 'stef', 'mats'] },
      },
      {
        by: 'koen',
        daysAgo: 5.9,
        text: 'Next print run is ordered in September. Until then somebody could adopt this board. I have the vans already.',
      },
    ],
  },
  {
    slug: 'menu-on-paper',
    board: 'paper-we-could-stop-printing',
    author: 'nils',
    daysAgo: 139,
    language: 'de',
    title: 'Den Speiseplan der Kantine nicht mehr 40-mal ausdrucken',
    body: `Jeden Montag druckt jemand vierzig Speisepläne und hängt sie in vierzig Flure. Am Dienstag ändert sich die Suppe.

Ein Bildschirm am Eingang, eine Zeile im Atrium, fertig. **Den einen Plan am Werkstor lasse ich hängen**, sonst bekomme ich Ärger mit der Frühschicht.`,
    tags: ['paper', 'canteen'],
    heat: 0.3,
    supporters: ['lotte', 'samir'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'lotte',
        daysAgo: 131,
        note: 'One screen, one sheet at the gate. I will miss the clip art.',
        assignee: 'nils',
        next: 'Nils hangs the screen.',
      },
      {
        to: 'IN_USE',
        by: 'lotte',
        daysAgo: 118,
        note: 'The soup is right for the first time.',
        assignee: 'nils',
        next: 'Nothing more.',
      },
    ],
    comments: [
      {
        by: 'pieter',
        daysAgo: 136,
        text: 'Leave the one at the gate or there will be blood in the soup.',
        reactions: { '❤': ['nils', 'nadia', 'hilde'] },
      },
      { by: 'nadia', daysAgo: 134, text: 'Early shift here. Thank you for the gate.' },
      { by: 'samir', daysAgo: 117, text: 'Screen is up. It also shows trams, because why not.' },
    ],
  },
  {
    slug: 'handover-binder',
    board: 'paper-we-could-stop-printing',
    author: 'gavin',
    daysAgo: 9.9,
    title: 'From a 120-page binder to one good page at the handover',
    body: `I visited eleven families and asked to see the binder. Three found it. **Nobody had opened it.** One used it to raise a monitor, and thanked us for the height.

One page: name of the fitter, number of a person, four sounds, three steps when it is cold. The rest behind a code, and the legal part where the law wants it.`,
    tags: ['paper', 'handover', 'customers'],
    heat: 0.46,
    supporters: ['saskia', 'daan', 'sofie', 'mireille', 'dorota', 'tess'],
    statusChanges: [],
    comments: [
      {
        by: 'eva',
        daysAgo: 9.6,
        text: 'The law wants eleven of the 120 pages on paper. I have marked them for you in yellow.',
        reactions: { '🎉': ['gavin', 'daan'], '🙏': ['dorota'] },
      },
      {
        by: 'sofie',
        daysAgo: 9.1,
        text: 'I fear a thin page looks like less for 14,000 euro.',
        replies: [
          {
            by: 'gavin',
            daysAgo: 8.9,
            text: 'Thick paper, then. I am serious: 300 grams, rounded corners, feels like an invitation.',
          },
          {
            by: 'rita',
            daysAgo: 8.4,
            text: 'Designers always answer with paper. But yes, I would be proud to hand that over.',
            reactions: { '❤': ['gavin', 'sofie'] },
          },
        ],
      },
      {
        by: 'stef',
        daysAgo: 3.6,
        text: 'For the fitter the binder has one use: the hydraulic drawing on page 88. Please do not lose page 88.',
      },
      {
        by: 'saskia',
        daysAgo: 0.28,
        text: 'It is my card at the thermostat plus your page. Should we talk before we print two things with the same sentence? @gavin',
      },
      {
        by: 'gavin',
        daysAgo: 0.21,
        text: 'Yes, today at three? I bring the thick paper, you bring your father’s sofa distance.',
        reactions: { '❤': ['saskia', 'mireille'] },
      },
    ],
  },
  {
    slug: 'quote-appendix',
    board: 'paper-we-could-stop-printing',
    author: 'arjan',
    daysAgo: 27.1,
    title: 'Terms and conditions once, instead of with each version of a quote',
    body: `A quote has on average 2.8 versions. Each is printed with fourteen pages of conditions. The family gets them three times and reads them, I believe, zero times.

Send them once. On the later versions one line: *same conditions as on 3 March, here they are.*`,
    tags: ['paper', 'quote', 'sales'],
    heat: 0.28,
    supporters: ['daan', 'sofie', 'magda', 'eva'],
    statusChanges: [],
    comments: [
      {
        by: 'daan',
        daysAgo: 26.5,
        text: 'I have been printing on the back of them for two years. Sorry. Good paper.',
      },
      {
        by: 'eva',
        daysAgo: 25.2,
        text: 'A line with a date is enough if the first one was really handed over. Can your system prove that?',
        replies: [
          {
            by: 'arjan',
            daysAgo: 25,
            text: 'It knows when I clicked “printed”. Not whether Daan then drew a cellar on it.',
            reactions: { '❤': ['daan', 'eva', 'hugo', 'ifeoma'] },
          },
        ],
      },
      { by: 'hugo', daysAgo: 12.7, text: 'Also colour. Nobody needs our conditions in orange.' },
    ],
  },
  {
    slug: 'holiday-form',
    board: 'paper-we-could-stop-printing',
    author: 'hilde',
    daysAgo: 66.5,
    title: 'The holiday form with three signatures',
    body: `To take a Friday off I print a form, sign, walk to Ruben, who signs, then it travels to People in the internal post, is signed, scanned and **thrown away**.

It is a list with three columns. We have a system with exactly these three columns. I would like to press a button.`,
    tags: ['paper', 'people', 'holiday'],
    heat: 0.52,
    supporters: ['ruben', 'lotte', 'nadia', 'koen', 'viktor', 'joke'],
    statusChanges: [],
    comments: [
      {
        by: 'ruben',
        daysAgo: 66,
        text: 'I sign it without reading. Do not tell Lotte.',
        replies: [
          {
            by: 'lotte',
            daysAgo: 65.8,
            text: 'Lotte scans it without reading. We are even.',
            reactions: { '❤': ['ruben', 'hilde', 'ewa', 'nadia', 'joke', 'nils'] },
          },
        ],
      },
      {
        by: 'ewa',
        daysAgo: 62.9,
        text: 'Gdańsk has had the button since 2021. You all could have asked.',
      },
      {
        by: 'nils',
        daysAgo: 58.2,
        text: 'I can switch Ghent on by Monday. I need a yes from the person who owns the paper. This is where the trail ends.',
        reactions: { '👀': ['lotte', 'marit'] },
      },
      {
        by: 'marit',
        daysAgo: 3.3,
        text: 'Let me be that person for this one: yes. And let us find somebody for this board, it should not need me.',
        reactions: { '🎉': ['hilde', 'nils', 'lotte', 'ruben', 'koen', 'nadia'] },
      },
    ],
  },
  {
    slug: 'pallet-labels',
    board: 'paper-we-could-stop-printing',
    author: 'jelle',
    daysAgo: 102,
    title: 'Print the pallet label once, not at every stop',
    body: `A pallet from Gdańsk gets a label there, one in the lorry, one in Ghent, one here. Four labels, four numbers, one pallet. I scan until one of them beeps.

One number from birth to the customer. **The label stays, the system learns.**`,
    tags: ['paper', 'labels', 'warehouse'],
    heat: 0.34,
    supporters: ['pawel', 'nadia', 'duarte'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'nils',
        daysAgo: 92,
        note: 'The four systems can agree on a number, it is only that nobody introduced them.',
        assignee: 'ruben',
        next: 'Ruben gets the four warehouses in one room for an hour.',
      },
    ],
    comments: [
      {
        by: 'pawel',
        daysAgo: 101,
        text: 'Mine is the right one. It was first.',
        reactions: { '❤': ['jelle', 'zofia'] },
      },
      {
        by: 'pieter',
        daysAgo: 100.6,
        text: 'On site I get a pallet that looks like a luggage trolley from 1970. Please do it.',
      },
      {
        by: 'duarte',
        daysAgo: 90.4,
        text: 'The hour took place, we agreed in twenty minutes and then talked about football.',
      },
      {
        by: 'jelle',
        daysAgo: 16.6,
        text: 'Two months later: still four labels. Who holds this now that the board is an orphan?',
        replies: [
          {
            by: 'ruben',
            daysAgo: 16.2,
            text: 'Me, and I let it slip after inventory. First one-number pallet leaves Gdańsk next week, I promise it here.',
          },
        ],
      },
    ],
  },
  {
    slug: 'fax-number',
    board: 'paper-we-could-stop-printing',
    author: 'samir',
    daysAgo: 0.75,
    title: 'Remove the fax number from our letterhead',
    body: `There is no fax. There has been no fax since 2018. The number on the letterhead rings on **my** desk phone, once a week, and whistles at me.

Last Wednesday somebody tried eleven times. I whistled back. We then had, I think, an agreement of some kind, but I could not say to what.`,
    tags: ['paper', 'letterhead'],
    heat: 0.4,
    supporters: ['nils', 'gavin', 'teresa', 'dorota', 'viktor'],
    statusChanges: [],
    comments: [
      {
        by: 'viktor',
        daysAgo: 0.71,
        text: 'At what speed? I could decode it.',
        reactions: { '❤': ['samir', 'leyla', 'elif', 'nils', 'mei'] },
      },
      {
        by: 'gavin',
        daysAgo: 0.62,
        text: 'New letterhead is two clicks for me. It is on 61 templates, though. I have done nine while reading this.',
        replies: [
          {
            by: 'teresa',
            daysAgo: 0.58,
            text: 'The tax office in Porto does still send faxes. Let me ask them to stop, it may take until summer.',
          },
        ],
      },
      {
        by: 'eva',
        daysAgo: 0.09,
        text: 'It was a guarantee claim. They have now sent it by post, with a note that our fax “sounds tired”.',
        reactions: { '❤': ['samir', 'tess', 'dorota', 'gavin', 'saskia', 'thijs'] },
      },
    ],
  },
  {
    slug: 'survey-on-paper',
    board: 'paper-we-could-stop-printing',
    author: 'daan',
    daysAgo: 55.6,
    title: 'Stop the paper survey with the prepaid envelope',
    body: `We print 2,300 satisfaction sheets a year with a prepaid envelope. 140 come back, mostly from people who write poems in the margin. The online one has 900 answers.

I propose to end the paper one and put the postage into something else.`,
    tags: ['paper', 'survey', 'customers'],
    heat: 0.16,
    statusChanges: [
      {
        to: 'WITHDRAWN',
        by: 'daan',
        daysAgo: 48.1,
        note: 'Tess read me five of the poems. I take it back, entirely.',
      },
    ],
    comments: [
      {
        by: 'tess',
        daysAgo: 54.9,
        text: 'The 140 are people over seventy, and it is the only thing they ever send us. I read each of them. Come by, I will show you five.',
        reactions: { '❤': ['saskia', 'daan', 'mireille', 'lotte', 'dorota'] },
      },
      {
        by: 'jasper',
        daysAgo: 53.2,
        text: 'Statistically they are the group we hear least from. I would stop the online one first.',
      },
      {
        by: 'daan',
        daysAgo: 48,
        text: '“Warm the floor and warm the man / who knelt an hour and washed the pan.” About Bram. I had to sit down.',
        reactions: { '❤': ['bram', 'tess', 'saskia', 'wout', 'hanne', 'kofi', 'dorota', 'gavin'] },
      },
    ],
  },
]
