// Guests, invitations, badges, the usage policy, a leaver and aliases of the demo company.

type SeedGuest = {
  by: string
  space: string
  /** The slug of the idea that alone is shared; without it the whole space. */
  idea?: string
  name: string
  email: string
  agreement: string
  daysAgo: number
  /** How long they may stay from now. */
  daysMore: number
  /** Days after the invitation; never, without. */
  acceptsAfter?: number
  says?: string
}

export const GUESTS: readonly SeedGuest[] = [
  {
    by: 'mireille',
    space: 'neighbour-card-prices',
    name: 'Zoë Laurent',
    email: 'zoe@tarif-et-raison.example',
    agreement:
      'Prices and customer figures that I read here stay between us. I use them for the advice you asked for, and keep no copies afterwards.',
    daysAgo: 12,
    daysMore: 48,
    acceptsAfter: 0.3,
  },
  {
    by: 'hanne',
    space: 'field-service',
    idea: 'measure-the-street',
    name: 'Dr. Anke Vogt',
    email: 'anke.vogt@institut-schall.example',
    agreement:
      'Was ich hier lese, ist vertraulich. Ich verwende es nur für meine Rückmeldung zu diesem Vorschlag.',
    daysAgo: 1.8,
    daysMore: 25,
    acceptsAfter: 0.6,
    says: 'Aus unseren Messungen: Unter 100 Hz bringt weicheres Material kaum noch etwas, der Abstand zur Wand dagegen viel. Ich würde zuerst zwei Geräte mit 15 cm mehr Luft messen, bevor Sie Füße bestellen.',
  },
  {
    by: 'hanne',
    space: 'field-service',
    idea: 'room-heater-lent',
    name: 'Joris Peeters',
    email: 'joris@buurtwerk.example',
    agreement:
      'Wat ik hier lees, blijft onder ons. Ik gebruik het alleen om te zeggen wat ik ervan vind.',
    daysAgo: 1,
    daysMore: 20,
  },
]

/** As an administrator pastes them. */
export const INVITED = `name,email,title,unit,site
Noor Baert,noor.baert@hollin.example,Fitter,Field Service,Ghent
Tiago Moreira,tiago.moreira@hollin.example,Acoustics engineer,Engineering,Porto
Hania Lis,hania.lis@hollin.example,Planner,Logistics,Gdańsk`

export const BADGES = [
  { number: 'GH-1047', who: 'Luc De Smet', unit: 'Workshop Ghent' },
  { number: 'GH-1052', who: 'Fatima El Idrissi', unit: 'Workshop Ghent' },
  { number: 'GD-2210', who: 'Piotr Zając', unit: 'Workshop Gdańsk' },
] as const

/** Published when the first one of the company had left. */
export const USAGE_POLICY = {
  daysAgo: 96,
  text: `Atrium is ours: everybody at Hollin reads and writes here under their own name.

Write as you would speak in the hall: to the point, kindly, and about the matter.
Customers are people. Their names, addresses and pictures of their homes stay out of posts.
What is in a closed space stays there. Prices and drawings go nowhere else.
Say where a number comes from. A guess is welcome when it says that it is one.
Whoever sees something that does not belong here reports it; moderators answer within two working days.

Questions? Ask Nils.`,
} as const

/** She left this morning; her manager was asked to go on with her idea, and does. */
export const SUCCEEDED = { key: 'oliwia', successor: 'priya', daysAgo: 0.05 } as const

export const ALIASES = [
  { name: 'heat pump', other: 'warmtepomp', daysAgo: 30 },
  { name: 'commissioning', other: 'start-up', daysAgo: 14 },
] as const
