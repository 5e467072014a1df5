import type { SeedIdea } from './shape.ts'

export const ideasFirstWinter: SeedIdea[] = [
  {
    slug: 'call-on-first-cold-night',
    board: 'first-winter',
    author: 'kofi',
    daysAgo: 52.4,
    title: 'A call on the first cold night',
    body: `Ring every family after their first frost, before they ring us.

Three questions, three minutes: *Was it warm at breakfast? Did anything sound new? Is there a puddle?* Most calls end with a laugh. One in nine ends with a visit we would have made anyway, but on a Sunday.

Last December 64 % of first-winter calls came within four days of the first frost. We know the date, we know the families, we have a phone.`,
    tags: ['first winter', 'calls', 'customers'],
    heat: 0.58,
    supporters: ['mireille', 'saskia', 'tess', 'fenna', 'daan', 'marit'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'mireille',
        daysAgo: 47,
        note: 'Kofi answers for this board, so I look at his own idea. It is good, it needs people.',
        assignee: 'tess',
        next: 'Tess finds out how many calls two people manage in a morning.',
      },
      {
        to: 'TRIAL',
        by: 'mireille',
        daysAgo: 29.4,
        note: 'Ninety families around Leuven and Utrecht, called by the fitter who did the job.',
        assignee: 'kofi',
        next: 'We compare with ninety families nobody called.',
      },
    ],
    answer: {
      by: 'mireille',
      daysAgo: 47.2,
      kind: 'YES',
      text: 'Yes, and let the fitter call, not the desk. They know the voice.',
    },
    comments: [
      {
        by: 'fenna',
        daysAgo: 51.7,
        text: 'Please not after six, and please not on the day it freezes. Then I am already in somebody’s garden with a kettle.',
        reactions: { '👍': ['piotr', 'ines', 'lukas'] },
      },
      {
        by: 'jasper',
        daysAgo: 50.2,
        text: 'I can give you a list every morning at seven: minus one at the nearest station, unit younger than twelve months, never called. It is forty lines of code.',
        reactions: { '🎉': ['kofi', 'tess'] },
        replies: [
          {
            by: 'oliwia',
            daysAgo: 50,
            text: 'And I can put it in the dispatcher’s screen instead of another sheet.',
          },
        ],
      },
      {
        by: 'hugo',
        daysAgo: 46.1,
        text: 'Three minutes times six hundred families is thirty hours. What do we stop doing for it?',
        replies: [
          {
            by: 'kofi',
            daysAgo: 45.9,
            text: 'The Sunday visits. One costs as much as sixty calls.',
          },
          {
            by: 'hugo',
            daysAgo: 45.2,
            text: 'Then show me the Sundays at the end and I will be quiet.',
            reactions: { '❤': ['kofi'] },
          },
        ],
      },
      {
        by: 'lukas',
        daysAgo: 27.8,
        text: 'Called eleven. Nine fine, one had the vent under a bag of potting soil, one wanted to talk about his cat.',
      },
      {
        by: 'bram',
        daysAgo: 26.3,
        text: 'It is a strange feeling to call without a fault. I liked it more than I thought I would.',
        reactions: { '❤': ['kofi', 'lotte', 'hanne', 'mireille'] },
      },
      {
        by: 'tess',
        daysAgo: 5.6,
        text: 'Complaints in the called group so far: four. In the other: thirteen. @ayse, is that luck?',
        replies: [
          {
            by: 'ayse',
            daysAgo: 5.3,
            text: 'Luck does that about once in twenty-five tries. I would keep going two more weeks before I believe it.',
            reactions: { '👍': ['tess', 'jasper'] },
          },
        ],
      },
      {
        by: 'amina',
        daysAgo: 0.24,
        text: 'Last night’s frost: six calls this morning. The shortest was eleven seconds: “Warm. Thank you. I am in the shower.”',
        reactions: { '❤': ['kofi', 'tess', 'mireille', 'lukas', 'fenna'] },
      },
    ],
  },
  {
    slug: 'first-frost-message',
    board: 'first-winter',
    author: 'tess',
    daysAgo: 9.3,
    title: 'Warn new families the afternoon before it freezes',
    body: `The first time the fan ices up it sounds lower than in summer. Nobody told them, so they lie awake and phone at eight.

Send one message on the day before:

- what they will hear, and until when
- a recording of twelve seconds
- when they should phone after all

Two families in Leuven got it from me by hand. Neither phoned. One forwarded it to her mother, who has a competitor’s unit and was calmed as well.`,
    tags: ['first winter', 'noise', 'message'],
    heat: 0.4,
    supporters: ['saskia', 'priya', 'joao', 'mireille', 'dorota'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'joao',
        daysAgo: 5.1,
        note: 'The recordings are in a drawer here. Let us take them out.',
        assignee: 'tess',
        next: 'Oliwia connects the weather, Dorota writes five languages.',
      },
      {
        to: 'MERGED',
        by: 'kofi',
        daysAgo: 4.6,
        into: 'call-on-first-cold-night',
        note: 'A message before the frost and a call in it: one list of families, one trial.',
      },
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 3.4,
        note: 'I was too quick. The call needs people on shift, the message needs none: two trials, and both are wanted.',
        assignee: 'tess',
        next: 'The weather is connected; Dorota has three of the five texts.',
      },
    ],
    answer: {
      by: 'joao',
      daysAgo: 5.2,
      kind: 'YES',
      text: 'Yes. It is the sentence I say on the phone forty times each December.',
      corrected: {
        daysAgo: 4.6,
        text: 'Yes, from Monday, and in all three languages: it is the sentence I say on the phone forty times each December.',
      },
    },
    comments: [
      {
        by: 'oliwia',
        daysAgo: 8.9,
        text: 'The forecast at four in the afternoon is right nine times out of ten. Is one wrong message worse than none?',
        replies: [
          {
            by: 'tess',
            daysAgo: 8.7,
            text: 'No. “It did not freeze after all” has never made anyone angry.',
          },
          {
            by: 'saskia',
            daysAgo: 8.5,
            text: 'Twice in a row would, though. Only send it once per winter.',
            reactions: { '👍': ['oliwia', 'priya'] },
          },
        ],
      },
      {
        by: 'nuno',
        daysAgo: 4.8,
        text: 'Twelve seconds of Aria 8 at minus three, the one from Guarda. You can hear an owl. Leave the owl in?',
        reactions: { '❤': ['tess', 'joao', 'gavin', 'dorota', 'mireille'] },
        replies: [
          { by: 'dorota', daysAgo: 4.6, text: 'Leave the owl in.' },
          { by: 'tess', daysAgo: 4.5, text: 'Please leave the owl.' },
        ],
      },
      {
        by: 'mireille',
        daysAgo: 1.3,
        text: 'The Vos family asks exactly this today. I answered with the link to this idea’s recording, hope that was all right.',
      },
      {
        by: 'joao',
        daysAgo: 0.9,
        text: 'Of course. Tell them it passes by morning, and if it does not, then I want to hear it too.',
      },
      {
        by: 'dorota',
        daysAgo: 0.22,
        text: 'Dutch and Portuguese are done, Polish tonight. German refuses to be shorter than two lines, as ever.',
      },
    ],
  },
  {
    slug: 'drain-heater-reminder',
    board: 'first-winter',
    author: 'piotr',
    daysAgo: 23.8,
    title: 'Every drain below zero gets the heating cable, no discussion',
    body: `On the coast we fit the cable always. Inland people cross it out, because “it never freezes here”. Then it freezes, the tray fills, the fan hits ice, and we change a fan in the dark.

I changed **seven fans** in January. Six had no cable. A cable is 38 euro, a fan is 410 and a day.`,
    tags: ['ice', 'drain', 'first winter'],
    heat: 0.5,
    supporters: ['olek', 'agnieszka', 'fenna', 'henrik', 'tomasz'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 18.2,
        note: 'Seven fans is a good argument. I want it from the other sites too.',
        assignee: 'piotr',
        next: 'Jasper counts fans changed in ice, by site, for two winters.',
      },
      {
        to: 'BUILDING',
        by: 'kofi',
        daysAgo: 6.4,
        note: 'Forty-one fans, thirty-six without cable. Ifeoma puts it in the set for everything north of Lisbon.',
        assignee: 'ifeoma',
        next: 'New price list and a hole in the tray from the factory.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 18.4,
      kind: 'QUESTION',
      text: 'Believable. Is it the missing cable, or the cable that was there and not plugged in? I have seen both.',
    },
    comments: [
      {
        by: 'rui',
        daysAgo: 23.1,
        text: 'In Porto it freezes four nights a year. I would rather have the 38 euro for a better wind guard.',
        replies: [
          { by: 'piotr', daysAgo: 22.9, text: 'Four nights is enough for one fan.' },
          {
            by: 'ines',
            daysAgo: 22.6,
            text: 'In Guarda and Bragança it is sixty. Draw the line by the map, not by the country.',
            reactions: { '👍': ['beatriz', 'rui', 'piotr', 'kofi'] },
          },
        ],
      },
      {
        by: 'piotr',
        daysAgo: 17.9,
        text: 'Of the seven, one was there and not plugged in. So six and one.',
      },
      {
        by: 'jasper',
        daysAgo: 9.2,
        text: 'Counted. 41 fans in two winters, 36 without cable, 3 unplugged, 2 I cannot tell from the notes because the note says “ok”.',
        reactions: { '👀': ['kofi', 'vera'], '🎉': ['piotr'] },
      },
      { by: 'vera', daysAgo: 8.8, text: 'I will speak to whoever writes “ok”.' },
      {
        by: 'els',
        daysAgo: 4.9,
        text: 'If it becomes standard I get it for 24. Tell me before the end of the month, that is when they buy copper.',
      },
    ],
  },
  {
    slug: 'defrost-kettle',
    board: 'first-winter',
    author: 'fenna',
    daysAgo: 14.6,
    title: 'Tell people not to pour boiling water over the unit',
    body: `Three this week. They see ice, they are kind people, they fetch the kettle. The fins bend, the sensor cracks, and an hour later it is thicker ice.

One sentence on the handover sheet and in the app when it is below zero: **“It melts its own ice. Please let it.”**

I would also like it on the voice that answers the phone at night.`,
    tags: ['ice', 'customers', 'handover'],
    heat: 0.42,
    supporters: ['piotr', 'tess', 'dorota', 'agnieszka'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 10,
        note: 'One sentence, three places, no meeting needed.',
        assignee: 'dorota',
        next: 'Dorota writes it so that nobody feels stupid for having fetched a kettle.',
      },
      {
        to: 'IN_USE',
        by: 'kofi',
        daysAgo: 2.7,
        note: 'On the sheet, in the app, on the tape. No kettle since Friday.',
        next: 'Fenna counts kettles until April.',
        assignee: 'fenna',
      },
    ],
    answer: { by: 'kofi', daysAgo: 10.1, kind: 'YES', text: 'Yes, today if you like.' },
    comments: [
      {
        by: 'dorota',
        daysAgo: 9.5,
        text: '“It melts its own ice, twice an hour if it must. A kettle makes it worse, a cup of tea for you makes it better.” Too much?',
        reactions: { '❤': ['fenna', 'tess', 'priya', 'gavin', 'saskia'] },
        replies: [
          { by: 'saskia', daysAgo: 9.3, text: 'Not too much. I would sign it.' },
          { by: 'eva', daysAgo: 9, text: 'Hair dryers too. I have one in a guarantee claim.' },
        ],
      },
      {
        by: 'catarina',
        daysAgo: 7.7,
        text: 'I made the sensor bracket of steel in the next batch, for the kettles we do not reach.',
      },
      {
        by: 'thijs',
        daysAgo: 2.6,
        text: 'Night tape is live, spoken by Tess. She did it in one take.',
      },
    ],
  },
  {
    slug: 'spare-fuse-on-lid',
    board: 'first-winter',
    author: 'marek',
    daysAgo: 33.3,
    title: 'Tape a spare fuse inside the lid',
    body: `Half of the “dead unit” calls in December are one glass fuse, 80 cents. We drive fifty kilometres with a fuse in the pocket.

Tape one inside the lid with a drawing: switch off, turn, swap, switch on. Only for fitters and caretakers, not for families.`,
    tags: ['spare parts', 'electrics'],
    heat: 0.24,
    supporters: ['fenna', 'lukas'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'kofi',
        daysAgo: 27.4,
        reasonCode: 'NOT_SAFE',
        note: 'Whoever finds a fuse in a lid will swap it, also the one who should not. Henrik showed me two burnt terminals from exactly that.',
        reopenIf:
          'The new terminal box comes, where the fuse can be changed with the cover closed.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 27.5,
      kind: 'NOT_NOW',
      text: 'Not in the lid. A fuse in every van and with every caretaker who had the half-day course: that I can do tomorrow.',
    },
    comments: [
      {
        by: 'henrik',
        daysAgo: 32.8,
        text: 'A blown fuse is a message. If we make it easy to ignore, somebody will read the second message, which is smoke.',
        reactions: { '👍': ['viktor', 'sander', 'kofi'], '👀': ['marek'] },
      },
      {
        by: 'viktor',
        daysAgo: 31.4,
        text: 'Nearly all of them blow at the first cold start, because the inrush is right at the limit. A slow 6.3 instead of the quick 5 would end it without any tape.',
        reactions: { '💡': ['marek', 'elif', 'fenna', 'henrik'] },
        replies: [
          {
            by: 'marek',
            daysAgo: 31.1,
            text: 'That is better than my idea. Please post that one.',
          },
        ],
      },
      {
        by: 'lukas',
        daysAgo: 26.9,
        text: 'I am the caretaker of my grandmother’s block. Sign me up for the half day.',
      },
    ],
  },
  {
    slug: 'slow-fuse',
    board: 'first-winter',
    author: 'viktor',
    daysAgo: 30.6,
    title: 'Swap the quick 5-amp fuse for a slow 6.3 before next winter',
    body: `Marek counted dead units in December. I opened nine of the fuses: all of them blew within a second of a cold start, none from a fault.

The inrush of the 8 at minus ten is 5.2 amps for 300 milliseconds. Our fuse is a quick 5. That is **like a door that locks when you knock firmly**.

Slow 6.3, same holder, same price. I need Henrik’s signature and two weeks on the bench.`,
    tags: ['electrics', 'first winter', 'spare parts'],
    heat: 0.46,
    supporters: ['marek', 'fenna', 'agnieszka', 'elif', 'leyla'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 26.2,
        note: 'From one not now comes one yes, I like that.',
        assignee: 'viktor',
        next: 'Henrik reads the standard, Agnieszka makes a hundred cold starts.',
      },
      {
        to: 'TRIAL',
        by: 'kofi',
        daysAgo: 15.5,
        note: 'Hundred starts, no fuse, no warm wire.',
        assignee: 'agnieszka',
        next: 'Sixty service visits in Gdańsk take the new fuse along.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 26.3,
      kind: 'YES',
      text: 'Yes to the bench. Before a van carries one, Henrik signs.',
    },
    comments: [
      {
        by: 'henrik',
        daysAgo: 24.1,
        text: 'I looked for a reason to say no for a whole day and found none. Signed, for units after board revision C. Older ones have thinner tracks.',
        reactions: { '🎉': ['viktor', 'marek'], '👍': ['kofi', 'sander'] },
      },
      {
        by: 'fenna',
        daysAgo: 22.9,
        text: 'How do I see the revision without taking out the board?',
        replies: [
          {
            by: 'viktor',
            daysAgo: 22.7,
            text: 'Green lacquer: C or later. Brown: leave it alone.',
          },
        ],
      },
      {
        by: 'agnieszka',
        daysAgo: 16,
        text: 'A hundred and four starts at minus ten, I lost count and did four more. Clamp never above 61 degrees.',
      },
      {
        by: 'karolina',
        daysAgo: 3.2,
        text: 'Eleven swapped since last week. One brown one, left alone, note in the file.',
      },
    ],
  },
  {
    slug: 'winter-rota-swap',
    board: 'first-winter',
    author: 'joke',
    daysAgo: 17.2,
    title: 'Let service people swap winter nights among themselves',
    body: `I make the night rota in September. In December half of it is wrong: a school play, a sick father, a concert. People phone me, I phone others, everybody is a little ashamed.

Let them swap directly. Two names agree, I see it, done. Limits: **not three nights in a row, not without the skill for the region.**`,
    tags: ['rota', 'people', 'first winter'],
    heat: 0.38,
    supporters: ['lotte', 'fenna', 'ines', 'ewa'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 11.2,
        note: 'The rule fits in one line, so it has a chance.',
        assignee: 'joke',
        next: 'Lotte asks the works council, Thijs shows a button.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 11.3,
      kind: 'YES',
      text: 'Yes from me. @lotte, is eleven hours of rest the only law we could break here?',
    },
    comments: [
      {
        by: 'lotte',
        daysAgo: 11,
        text: 'Eleven hours in Belgium and the Netherlands, and in Poland also the 35 hours a week. If the button knows both, I am fine.',
        replies: [
          {
            by: 'ewa',
            daysAgo: 10.7,
            text: 'The 35 bite more often than you think. Two swaps in one week and we are there.',
          },
        ],
      },
      {
        by: 'fenna',
        daysAgo: 16.4,
        text: 'My neighbour’s fire brigade does it with a group chat and a whiteboard. Works since 1996.',
        reactions: { '❤': ['joke'] },
      },
      {
        by: 'jonas',
        daysAgo: 9.9,
        text: 'I fear that the ones who cannot say no will have all the Christmases.',
        reactions: { '👍': ['lotte', 'ewa', 'saskia', 'hanne'] },
        replies: [
          {
            by: 'joke',
            daysAgo: 9.7,
            text: 'True. Then holidays stay with me, everything else they swap.',
          },
        ],
      },
    ],
  },
  {
    slug: 'radiator-balance-leaflet',
    board: 'first-winter',
    author: 'sander',
    daysAgo: 43.5,
    title: 'Go back once in the first cold week and balance the radiators',
    body: `We set the valves in September, in shirtsleeves. In January the back bedroom is at 17 and the living room at 23. The pump is fine. The **water takes the short way**.

A visit of ninety minutes in the first cold week. I did eight: all eight use 6 to 11 % less power now.

It could even be sold, but I would put it in the price.`,
    tags: ['hydraulics', 'comfort', 'visits'],
    heat: 0.34,
    supporters: ['bram', 'sofie', 'jasper'],
    statusChanges: [
      {
        to: 'NOT_NOW',
        by: 'kofi',
        daysAgo: 37.5,
        reasonCode: 'NO_BUDGET',
        note: 'Ninety minutes times 2,300 first winters is two full crews, in the one week when every crew is out. I cannot find them this year.',
        reopenIf:
          'Sander’s remote balancing works in ten houses, or the return visits drop by a third.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 37.6,
      kind: 'NOT_NOW',
      text: 'I believe every number and still cannot pay for it. Come back with a way that needs no van.',
    },
    comments: [
      {
        by: 'jasper',
        daysAgo: 42.9,
        text: '8 houses, 6 to 11 %. What did the weather do in the same weeks?',
        replies: [
          {
            by: 'sander',
            daysAgo: 42.6,
            text: 'Corrected by degree days. I may be a plumber but I have met you before.',
            reactions: { '❤': ['jasper', 'ayse', 'kofi'] },
          },
        ],
      },
      {
        by: 'bram',
        daysAgo: 36.9,
        text: 'Pity. People with the cold bedroom call three times, that is also a visit, only a worse one.',
      },
      {
        by: 'elif',
        daysAgo: 35.8,
        text: 'With return temperatures per loop I could guess which valve is wrong from here. Two sensors a house, clip-on. Want to try?',
        reactions: { '💡': ['sander', 'viktor'] },
        replies: [{ by: 'sander', daysAgo: 35.5, text: 'Ten houses, I choose the nasty ones.' }],
      },
    ],
  },
  {
    slug: 'balance-by-phone',
    board: 'first-winter',
    author: 'bram',
    daysAgo: 1.6,
    title: 'Set the valves over a video call when the bedroom stays cold',
    body: `Cold bedroom, warm living room: it is nearly always one valve, and the customer stands right beside it.

I did three over a video call from the van. They turn, I look, they read the two pipes with a kitchen thermometer. **Twenty minutes, no visit.** One lady was so proud that she did her sister’s house as well.

We would need a list of who is good at explaining, because not all of us are.`,
    tags: ['hydraulics', 'visits', 'comfort'],
    heat: 0.3,
    supporters: ['sander', 'tess', 'fenna'],
    statusChanges: [],
    comments: [
      {
        by: 'sander',
        daysAgo: 1.4,
        text: 'This is the way without a van I was sent home to find. @kofi, please read mine from January next to it.',
        reactions: { '👍': ['bram'], '👀': ['kofi'] },
      },
      {
        by: 'kofi',
        daysAgo: 1.1,
        text: 'Reading. Do you let them touch the lockshield, or only the thermostat head?',
        replies: [
          {
            by: 'bram',
            daysAgo: 1,
            text: 'Lockshield, with a coin, quarter turns, and I make them say the number aloud.',
          },
          {
            by: 'henrik',
            daysAgo: 0.8,
            text: 'Cold water side only happens to be safe. Fine by me.',
          },
        ],
      },
      {
        by: 'tess',
        daysAgo: 0.05,
        text: 'I have four of these in the queue this minute. Can I send you one as a test, @bram?',
        replies: [
          {
            by: 'bram',
            daysAgo: 0.03,
            text: 'Yes, the van is parked and I have soup.',
            reactions: { '❤': ['tess', 'saskia'] },
          },
        ],
      },
      {
        by: 'saskia',
        daysAgo: 0.018,
        text: 'Listening in as Bram does it. He just said “and now look proudly at your valve”. She did.',
        reactions: { '❤': ['tess', 'kofi', 'wout'] },
      },
    ],
  },
  {
    slug: 'winter-eerste-hulp',
    board: 'first-winter',
    author: 'saskia',
    daysAgo: 12.8,
    language: 'nl',
    title: 'Een kaartje bij de thermostaat: wat doe ik als het koud wordt?',
    body: `Om zes uur ’s ochtends zoekt niemand in een app. Ze zoeken bij de thermostaat.

Dus daar een kaartje, zo groot als een bankpas: *1. Staat de schakelaar op aan? 2. Is de buitenunit vrij? 3. Bel ons, er neemt iemand op.* Aan de achterkant de naam van de monteur.

Vorige week belde een meneer van 81 die het nummer op de rand van de krant had geschreven. Dat kan beter.`,
    tags: ['first winter', 'handover', 'card'],
    heat: 0.34,
    supporters: ['tess', 'bram', 'mireille', 'gavin'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'mireille',
        daysAgo: 8,
        note: 'Klein, goedkoop en op de juiste plek.',
        assignee: 'gavin',
        next: 'Gavin tekent het kaartje, Ruben vraagt wat vijfduizend stuks kosten.',
      },
    ],
    answer: {
      by: 'mireille',
      daysAgo: 8.1,
      kind: 'YES',
      text: 'Ja, heel graag. Houd het bij drie regels, ook als er een vierde roept.',
    },
    comments: [
      {
        by: 'tess',
        daysAgo: 12.5,
        language: 'nl',
        text: 'Die meneer was heel lief. Het was de schakelaar.',
        reactions: { '❤': ['saskia', 'mireille', 'fenna'] },
      },
      {
        by: 'wout',
        daysAgo: 11.9,
        language: 'nl',
        text: 'Niet plakken, graag een magneetje of een haakje. Behang is hier heilig.',
      },
      {
        by: 'gavin',
        daysAgo: 7.2,
        text: 'First sketch on your desk. I made the phone number as large as the price in a butcher’s window.',
        replies: [
          {
            by: 'saskia',
            daysAgo: 7,
            text: 'Perfect. My father could read it from the sofa, I tested.',
          },
        ],
      },
      {
        by: 'ruben',
        daysAgo: 6.1,
        text: 'Eleven cents each at five thousand, with the hole for a hook. Rounded corners are free this month.',
      },
      {
        by: 'fenna',
        daysAgo: 0.7,
        language: 'nl',
        text: 'Mag de monteur zijn eigen mobiele nummer erop zetten? Ik zou het doen, maar niet iedereen wil dat.',
      },
    ],
  },
  {
    slug: 'snow-line',
    board: 'first-winter',
    author: 'olek',
    daysAgo: 20.4,
    title: 'A stand forty centimetres high wherever snow stays longer than a week',
    body: `The standard stand is 15 centimetres. In Kościerzyna we had 35 of snow for three weeks. The unit breathes in snow, and people shovel it out **with a spade, against the fins**.

Forty centimetres where snow stays. The weather service has the map, the survey has the address. It is the same steel, only longer: 19 euro more.`,
    tags: ['snow', 'stand', 'first winter'],
    heat: 0.36,
    supporters: ['piotr', 'tomasz', 'magda', 'agnieszka'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 15,
        note: 'Snow map and stand belong together. Who sits on the wobble?',
        assignee: 'catarina',
        next: 'Catarina checks wind load at forty centimetres.',
      },
      {
        to: 'TRIAL',
        by: 'kofi',
        daysAgo: 4.4,
        note: 'With a cross brace it stands in 130 km/h. Twenty houses.',
        assignee: 'olek',
        next: 'Twenty stands in Kashubia before the next front.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 15.1,
      kind: 'YES',
      text: 'Yes where it snows, after somebody has calculated the wind.',
    },
    comments: [
      {
        by: 'catarina',
        daysAgo: 13.3,
        text: 'Without a brace it sways 4 mm at 90 km/h and hums like a kettle. With one diagonal it does not. I will draw the diagonal.',
        reactions: { '👍': ['olek', 'joao'] },
      },
      {
        by: 'sofie',
        daysAgo: 12.1,
        text: 'Customers in the Ardennes will want it too, though they find 15 already ugly.',
        replies: [
          {
            by: 'magda',
            daysAgo: 11.8,
            text: 'I tell them: you see it four months, or you shovel it four months.',
          },
        ],
      },
      {
        by: 'arjan',
        daysAgo: 6,
        text: 'Two stands in the quote is one too many. Let the postcode choose.',
      },
      {
        by: 'piotr',
        daysAgo: 0.45,
        text: 'First three are up. It looks like a table for a tall dog, and no snow under it this morning.',
        reactions: { '❤': ['olek', 'catarina', 'kofi', 'magda'] },
      },
      {
        by: 'magda',
        daysAgo: 0.41,
        text: 'The chairman of my cooperative drove out to see the tall dog’s table. He wants eleven.',
        reactions: { '🎉': ['olek', 'piotr'] },
      },
    ],
  },
  {
    slug: 'humidity-sill',
    board: 'first-winter',
    author: 'ines',
    daysAgo: 5.4,
    language: 'pt',
    title: 'Gotas no parapeito: explicar o ar húmido antes que pareça avaria',
    body: `Esta semana, cinco casas no Porto: água na parte de dentro da janela, de manhã, perto da unidade. As pessoas pensam que é fuga. **Não é.** A casa está mais quente, o ar guarda mais água, o vidro continua frio.

Proponho três frases na entrega e uma visita curta só quando a água aparece também na parede. Abrir a janela cinco minutos ao acordar resolveu quatro das cinco.`,
    tags: ['first winter', 'humidity', 'handover'],
    heat: 0.26,
    supporters: ['beatriz', 'joao', 'tiago'],
    statusChanges: [],
    comments: [
      {
        by: 'beatriz',
        daysAgo: 5.2,
        language: 'pt',
        text: 'A sexta casa é a da minha tia. Abriu a janela, deixou de ligar.',
        reactions: { '❤': ['ines', 'miguel', 'rita'] },
      },
      {
        by: 'tess',
        daysAgo: 4.6,
        text: 'We have two in Utrecht with the same words, “drops on the sill at dawn”. Could you give me the three sentences in English?',
        replies: [
          {
            by: 'ines',
            daysAgo: 4.4,
            text: 'Warmer air holds more water. Your window is still cold, so it lets go of it there. Five minutes of open window when you get up is enough; if the wall is wet as well, call us.',
            reactions: { '🙏': ['tess', 'saskia'], '👍': ['dorota'] },
          },
        ],
      },
      {
        by: 'jasper',
        daysAgo: 2.9,
        text: 'Careful: seven households are seven. In March two years ago we had three such threads and closed them without a finding.',
      },
      {
        by: 'henrik',
        daysAgo: 2.2,
        text: 'If it is near the unit only, please look at the wall sleeve first. A badly foamed sleeve makes a cold spot just like that.',
        reactions: { '💡': ['ines', 'rui'] },
      },
    ],
  },
  {
    slug: 'winter-box-in-van',
    board: 'first-winter',
    author: 'lukas',
    daysAgo: 88.5,
    title: 'A winter box in each service van from 1 November',
    body: `Hand warmers, a head torch, grit, a thermos, wool socks size 43, a de-icer that is not the customer’s salt. Every van had its own sad version of it.

One box, orange lid, the same in all of them. I filled mine for **46 euro** and lent it out three times before Christmas.`,
    tags: ['vans', 'people', 'safety'],
    heat: 0.6,
    supporters: ['ewa', 'stijn', 'koen', 'piotr', 'karolina', 'fenna', 'amina'],
    statusChanges: [
      {
        to: 'SHAPING',
        by: 'kofi',
        daysAgo: 84,
        note: 'I would want one myself.',
        assignee: 'lukas',
        next: 'Lukas writes the list, Ewa adds what first aid misses.',
      },
      {
        to: 'BUILDING',
        by: 'kofi',
        daysAgo: 75,
        note: 'Stijn pays for a hundred and ninety, Nadia’s shift packs them.',
        assignee: 'nadia',
        next: 'All vans by the second week of December.',
      },
      {
        to: 'IN_USE',
        by: 'kofi',
        daysAgo: 61.5,
        note: 'In every van. Socks in three sizes after protests from Gdańsk.',
        assignee: 'koen',
        next: 'Koen refills them in September.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 84.3,
      kind: 'YES',
      text: 'Yes. Warm hands make straight pipes.',
    },
    comments: [
      {
        by: 'karolina',
        daysAgo: 87.6,
        text: 'Socks size 43. I see who wrote this.',
        reactions: { '❤': ['amina', 'fenna', 'ewa', 'noor', 'tess'] },
        replies: [
          { by: 'lukas', daysAgo: 87.4, text: 'You are right and I am ashamed. 37, 40, 43.' },
        ],
      },
      {
        by: 'ewa',
        daysAgo: 86.1,
        text: 'Add a foil blanket and two plasters that stick to wet skin. Normal ones fall off in the first puddle.',
      },
      {
        by: 'duarte',
        daysAgo: 79.3,
        text: 'Ours in Porto came with grit. I keep it for the ramp, there is moss on it.',
        reactions: { '👍': ['beatriz'] },
      },
      {
        by: 'nadia',
        daysAgo: 64.4,
        text: 'Packed 190 in three mornings. Nobody wants to see an orange lid again.',
        reactions: { '🎉': ['lukas', 'ruben', 'koen', 'hilde'], '🙏': ['stijn', 'kofi'] },
      },
      {
        by: 'koen',
        daysAgo: 13.1,
        text: 'Counting for the refill: 70 thermos flasks are missing. I know where they are. They are in kitchens.',
      },
    ],
  },
  {
    slug: 'plan-b-heat',
    board: 'first-winter',
    author: 'sofie',
    daysAgo: 2.9,
    title: 'Tell each family their plan B before the first winter, on half a page',
    body: `“Warm on the first night. I had a plan B for nothing.” A customer in Gdynia wrote that, glad. But most have no plan B, and the fear of it keeps them awake.

Half a page at the handover: what happens if it stops. The heating rod takes over, costs about 9 euro a day, and somebody comes within 24 hours. **It is already so, we only never say it.**`,
    tags: ['first winter', 'handover', 'customers'],
    heat: 0.32,
    supporters: ['daan', 'magda', 'eva', 'kofi'],
    statusChanges: [],
    comments: [
      {
        by: 'eva',
        daysAgo: 2.7,
        text: '24 hours is in the contract for the care package only. Without it, it says “as soon as possible”. Please do not print what we do not owe.',
        replies: [
          {
            by: 'sofie',
            daysAgo: 2.5,
            text: 'How often were we later than 24 hours without the package?',
          },
          {
            by: 'joke',
            daysAgo: 2.3,
            text: 'In January: nine times, all in the week of the storm.',
          },
          {
            by: 'eva',
            daysAgo: 2,
            text: 'Then let us write “usually within a day” and I sleep as well.',
            reactions: { '👍': ['sofie', 'joke', 'daan'] },
          },
        ],
      },
      {
        by: 'elif',
        daysAgo: 1.7,
        text: 'The rod comes on by itself after forty minutes below target. Some people see it as a fault, because the app turns orange. @priya, blue?',
      },
      {
        by: 'mireille',
        daysAgo: 0.5,
        text: 'I say it aloud at every handover and watch the shoulders drop. Paper would be better than my memory.',
        reactions: { '❤': ['sofie', 'kofi'] },
      },
      {
        by: 'kofi',
        daysAgo: 0.19,
        text: 'Sofie, give me two days for a proper answer. I want to hear from Joke how the week of the storm went, hour by hour.',
        replies: [
          {
            by: 'joke',
            daysAgo: 0.17,
            text: 'I have it on the back of a calendar, with coffee on it. You will get a copy.',
          },
        ],
      },
    ],
  },
  {
    slug: 'call-all-in-november',
    board: 'first-winter',
    author: 'magda',
    daysAgo: 10.6,
    title: 'Phone new customers before they phone us, when the frost comes',
    body: `My cooperative in Przymorze has 64 flats. I called the caretaker on the first night of frost, just to ask. He was so surprised that he went round and looked at all twelve units and found two with leaves in the tray.

Could we do this for **every new building**, by a rule and not by Magda remembering?`,
    tags: ['first winter', 'calls', 'cooperative housing'],
    heat: 0.14,
    supporters: ['olek'],
    statusChanges: [
      {
        to: 'MERGED',
        by: 'kofi',
        daysAgo: 5.9,
        into: 'call-on-first-cold-night',
        note: 'The same phone call, with a caretaker at the other end. Buildings are now the third group in the trial.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 6,
      kind: 'YES',
      text: 'Yes, together with ours: your 64 flats count as one call, which is the cheapest call we have.',
    },
    comments: [
      {
        by: 'kofi',
        daysAgo: 9.8,
        text: 'Have you seen “A call on the first cold night”? You describe it from the roof down.',
      },
      {
        by: 'magda',
        daysAgo: 9.6,
        text: 'I searched for “caretaker” and found nothing, so I wrote. Put me there.',
      },
      {
        by: 'jasper',
        daysAgo: 6.6,
        text: 'Buildings have no birthday in my list, only single units. Give me the handover date of the first flat and I take that.',
      },
    ],
  },
  {
    slug: 'winter-diary',
    board: 'first-winter',
    author: 'ayse',
    daysAgo: 0.48,
    title: 'Ask thirty families to keep a winter diary, one line a day',
    body: `We have a million temperatures and no idea what a Tuesday in January feels like.

Thirty families, one line a day for six weeks, by hand or by phone: warm or not, what they heard, what they did about it. A box of good coffee as thanks.

I know thirty is small. **I do not want an average. I want to read.**`,
    tags: ['first winter', 'measuring', 'customers'],
    heat: 0.22,
    supporters: ['priya', 'mireille', 'lotte'],
    statusChanges: [],
    comments: [
      {
        by: 'jasper',
        daysAgo: 0.44,
        text: 'Ayşe does not want an average. Somebody note the date.',
        reactions: { '❤': ['ayse', 'joao', 'elif', 'priya', 'kofi'] },
      },
      {
        by: 'priya',
        daysAgo: 0.4,
        text: 'I would pair each diary with the log of the unit, but only show it to you after you have guessed.',
        replies: [{ by: 'ayse', daysAgo: 0.38, text: 'Cruel. Yes.' }],
      },
      {
        by: 'sofie',
        daysAgo: 0.12,
        text: 'I know four who would write two pages instead of a line. Is that a problem?',
        replies: [
          { by: 'ayse', daysAgo: 0.1, text: 'That is a present.', reactions: { '👍': ['sofie'] } },
        ],
      },
      {
        by: 'lotte',
        daysAgo: 0.02,
        text: 'Ask them whether we may quote them before they start, not after. It reads differently when you know.',
      },
    ],
  },
  {
    slug: 'flue-hole-draught',
    board: 'first-winter',
    author: 'beatriz',
    daysAgo: 13.9,
    title: 'Close the hole of the old boiler flue on the same day',
    body: `We take the gas boiler off the wall and leave a hole of twelve centimetres with a rag in it, “until the mason comes”. The mason comes in March. All winter the kitchen is cold, and the new heat pump is blamed.

A foam disc and a cover plate in two sizes, **four euro**, ten minutes. In Porto I stopped counting at fifteen rags.`,
    tags: ['comfort', 'changeover', 'draught'],
    heat: 0.4,
    supporters: ['ines', 'rui', 'bram', 'tess'],
    statusChanges: [
      {
        to: 'BUILDING',
        by: 'kofi',
        daysAgo: 7.4,
        note: 'Two sizes fit nearly all of them, and it belongs in the crate.',
        assignee: 'els',
        next: 'Els orders two thousand discs, Zofia adds a line to the packing list.',
      },
    ],
    answer: {
      by: 'kofi',
      daysAgo: 8.2,
      kind: 'YES',
      text: 'Yes. I once found a tea towel with the royal family on it.',
    },
    comments: [
      {
        by: 'bram',
        daysAgo: 13.4,
        text: 'In Utrecht it is newspaper. One was from the week of the moon landing, so it was not even ours.',
        reactions: { '❤': ['beatriz', 'wout', 'tess'] },
      },
      {
        by: 'henrik',
        daysAgo: 12.6,
        text: 'Only if no second appliance uses the same chimney. Please look up before you plug, I mean it.',
        reactions: { '👍': ['beatriz', 'kofi', 'rui', 'stijn'] },
        replies: [
          {
            by: 'beatriz',
            daysAgo: 12.3,
            text: 'Good. Then the disc gets a printed question: “Anyone else using this chimney?”',
          },
        ],
      },
      {
        by: 'els',
        daysAgo: 1.9,
        text: 'Ordered, grey, because white costs more and the walls are never white behind a boiler.',
      },
    ],
  },
]
