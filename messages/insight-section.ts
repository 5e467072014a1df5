// Made by `npm run messages` from en/insight-section.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  quote: []
  insights: []
}
type Rich = {
  heard: [{ people: number; name: string; theme: Wrap }]
}

export const insightSectionMessages = await catalogue<Plain, Rich>('insight-section', {
  en: () => import('./en/insight-section.json', { with: { type: 'json' } }),
  nl: () => import('./nl/insight-section.json', { with: { type: 'json' } }),
  de: () => import('./de/insight-section.json', { with: { type: 'json' } }),
})
