// Questions in the navigation, the palette and the actions of every page.
import { CircleQuestionMark } from 'lucide'
import type { Place } from '#app/components/place.ts'
import { TITLE_LENGTH } from '#graphql/questions/limits.ts'
import { frameMessages } from '#messages/frame.ts'

export const questions: Place = {
  label: frameMessages.message('place.questions'),
  to: '/questions',
  icon: CircleQuestionMark,
  kind: 'question',
  key: 'q',
  isCurrent: (path) => path === '/questions' || path.startsWith('/questions/'),
  begins: {
    label: frameMessages.message('new.question'),
    withTitle: frameMessages.message('newWithTitle.question'),
    maxTitle: TITLE_LENGTH,
    isAsking: true,
    to: () => '/questions/new',
  },
}
