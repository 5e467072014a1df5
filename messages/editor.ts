// Made by `npm run messages` from en/editor.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  format: []
  bold: []
  'bold.title': []
  'bold.sample': []
  italic: []
  'italic.title': []
  'italic.sample': []
  heading: []
  list: []
  quote: []
  link: []
  'link.sample': []
  mention: []
  file: []
  view: []
  'view.write': []
  'view.preview': []
  loading: []
  people: []
  found: [{ count: number }]
}

export const editorMessages = await catalogue<Plain>('editor', {
  en: () => import('./en/editor.json', { with: { type: 'json' } }),
  nl: () => import('./nl/editor.json', { with: { type: 'json' } }),
  de: () => import('./de/editor.json', { with: { type: 'json' } }),
})
