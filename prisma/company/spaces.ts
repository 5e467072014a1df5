import { people } from './people.ts';
import type { SeedSpace } from './shape.ts';

// Field Service is open to all; these are the ones who sit in it every day.
const fieldUnits = new Set(['Field Service', 'Engineering', 'Logistics', 'People & Training']);
const fieldGuests = new Set([
  'priya', 'gavin', 'mei', 'jasper', 'oliwia', 'thijs', 'dorota', 'samir',
  'ifeoma', 'daan', 'sofie', 'magda', 'rita', 'marit', 'arjan', 'eva', 'hugo',
]);
const fieldService = people.filter((p) => fieldUnits.has(p.unit) || fieldGuests.has(p.key)).map((p) => p.key);

export const spaces: SeedSpace[] = [
  {
    slug: 'whole-company',
    name: 'Whole company',
    about: 'Everyone at Hollin, four sites, one hall. What is said here can be read by all of us.',
    kind: 'OPEN',
    owners: ['lotte', 'nils'],
    members: 'everyone',
  },
  {
    slug: 'field-service',
    name: 'Field Service',
    about: 'Where units meet houses: fitting, servicing, apologising, drinking other people’s coffee.',
    kind: 'OPEN',
    owners: ['hanne', 'stijn'],
    members: fieldService,
  },
  {
    slug: 'ghent-workshop',
    name: 'Ghent workshop',
    about: 'The hall, the tools, the coffee. If it hangs on a hook in Ghent, it is talked about here.',
    kind: 'OPEN',
    owners: ['ruben'],
    members: [{ site: 'Ghent' }],
  },
  {
    slug: 'porto-workshop',
    name: 'Porto workshop',
    about: 'The hall on the river, and the acoustics lab above it.',
    kind: 'CLOSED',
    owners: ['beatriz'],
    members: [{ site: 'Porto' }],
  },
  {
    slug: 'antwerp-school',
    name: 'Antwerp school',
    about: 'Apprentices and everything they ask. Nobody here laughs at a question.',
    kind: 'CLOSED',
    owners: ['lotte', 'kofi'],
    members: ['vera', 'tiago', 'stef', 'noor', 'mats', 'mireille', 'jonas', 'lukas', 'amina', 'hilde', 'ewa', 'hanne', 'ayse', 'joao', 'stijn'],
  },
  {
    slug: 'firmware',
    name: 'Firmware, before release',
    about: 'Half-finished things. Handle gently, and tell us when it bites.',
    kind: 'CLOSED',
    owners: ['elif'],
    members: ['leyla', 'viktor', 'agnieszka', 'joao', 'nuno', 'catarina', 'sander', 'henrik', 'oliwia', 'mei', 'priya', 'jasper', 'ayse', 'fenna', 'tomasz', 'ines', 'ifeoma'],
  },
  {
    slug: 'neighbour-card-prices',
    name: 'Neighbour card, prices',
    about: 'What the printers asked for the card. Stays among seven until we have signed.',
    kind: 'HIDDEN',
    owners: ['mireille'],
    members: ['mireille', 'ruben', 'ayse', 'tomasz', 'hanne', 'gavin', 'saskia'],
  },
  {
    slug: 'aria-9',
    name: 'Aria 9, not announced',
    about: 'The unit after the Aria 8. No pictures, no dates, no hints at dinner.',
    kind: 'HIDDEN',
    owners: ['ifeoma'],
    members: ['ifeoma', 'elif', 'joao', 'priya', 'marit', 'rita', 'nils'],
  },
];
