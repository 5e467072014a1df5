/** The small company that tests of the index ask about. */
import type { SearchDocument } from './document.ts'

export const idea = (
  id: number,
  title: string,
  more: Partial<SearchDocument> = {},
): SearchDocument => ({
  id: `idea:${id}`,
  kind: 'idea',
  title,
  body: '',
  tags: [],
  accessId: 0,
  spaceId: 1,
  status: 'new',
  language: 'en',
  at: new Date(Date.UTC(2026, 9, id % 28)),
  ...more,
})

export const company: SearchDocument[] = [
  idea(1, 'Heat pumps for the old workshop', {
    body: 'The boilers in the workshop burn oil all winter. A heat pump would pay for itself in six years.',
    tags: ['energy'],
  }),
  idea(2, 'Quiet rooms near the canteen', {
    body: 'People who make phone calls disturb everybody else who works there.',
    tags: ['office'],
    status: 'declined',
    extra: 'Declined: the lease forbids new walls',
  }),
  idea(3, 'Café corner on the third floor', { tags: ['office'] }),
  idea(4, 'Opłata parkingowa w Gdańsk', { language: 'pl' }),
  idea(5, 'Visit of Aylin Yıldız', { language: 'en', kind: 'person' }),
  idea(6, 'Fietsen voor korte reizen', {
    language: 'nl',
    body: 'Elke vestiging krijgt vijf elektrische fietsen.',
  }),
  idea(7, 'Reducir las reuniones largas', { language: 'es', body: 'Muchas duran demasiado.' }),
  idea(8, 'Informações sobre férias', { language: 'pt', body: 'As informações estão espalhadas.' }),
  idea(9, 'Bessere Häuser für Werkzeuge', { language: 'de' }),
  idea(10, 'Salaries of the board', {
    accessId: 7,
    spaceId: 7,
    body: 'Secret plan zanzibar about heat pumps',
  }),
  idea(11, 'Train the trainers', {
    body: 'Our trainers repeat themselves.',
    at: new Date('2025-03-05'),
  }),
]
export const filler = Array.from({ length: 40 }, (_, i) =>
  idea(100 + i, `Better ${['tools', 'maps', 'forms', 'shelves'][i % 4]} for team ${i}`),
)

export async function* inBatches(documents: SearchDocument[]) {
  for (let i = 0; i < documents.length; i += 20) yield documents.slice(i, i + 20)
}
