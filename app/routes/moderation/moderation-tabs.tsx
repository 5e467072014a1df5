// The pages of those who moderate, as the links above each of them.
import { useMessages } from '#app/messages.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { moderationMessages } from '#messages/moderation.ts'

const TABS = {
  '/moderation': 'queue.open',
  '/moderation?show=decided': 'queue.decided',
  '/moderation/held': 'queue.tab.held',
  '/moderation/restrictions': 'queue.tab.restrictions',
  '/moderation/rules': 'queue.tab.rules',
  '/moderation/duty': 'queue.tab.duty',
} as const
export type ModerationPath = keyof typeof TABS
const OF_COMPANY: readonly ModerationPath[] = ['/moderation/rules', '/moderation/duty']

/** @param isOfCompany does the viewer moderate the whole company? The others see neither rules nor duty. */
export function ModerationTabs({ at, isOfCompany }: { at: ModerationPath; isOfCompany: boolean }) {
  const t = useMessages(moderationMessages)
  const paths = Object.keys(TABS) as ModerationPath[]
  return (
    <SegmentLinks
      label={t('queue.title')}
      items={paths
        .filter((to) => isOfCompany || !OF_COMPANY.includes(to))
        .map((to) => ({ label: t(TABS[to]), to, isCurrent: to === at }))}
    />
  )
}
