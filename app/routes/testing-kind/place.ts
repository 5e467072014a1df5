// Memos, the kind of post that only tests know: in the navigation of builds that carry it (ATRIUM_TESTING_KIND).
import { FileText } from 'lucide'
import type { Place } from '#app/components/place.ts'

export const memos: Place = {
  label: () => 'Memos',
  to: '/memos',
  icon: FileText,
  kind: 'memo',
  key: 'm',
  isCurrent: (path) => path.startsWith('/memos'),
}
