import { useLanguage, useMessages } from '#app/messages.tsx'
import { TONES } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerRulesMessages } from '#messages/customer-rules.ts'
import type { RuleData } from './rules.tsx'

/** A rule in plain words: what it asks for, and what it does. */
export function RuleWords({ rule }: { rule: RuleData }) {
  const t = useMessages(customerRulesMessages)
  const pages = useMessages(customerPagesMessages)
  const language = useLanguage()
  const any = new Intl.ListFormat(language, { type: 'disjunction' })
  const all = new Intl.ListFormat(language)
  const { assignee, authors, desk, isSpam, minReach, severity, tags, without, words } = rule
  const tone = TONES.find((one) => one === rule.tone)
  const asks = [
    words.length > 0 ? t('says.words', { words: any.format(words) }) : '',
    without.length > 0 ? t('says.without', { words: any.format(without) }) : '',
    authors.length > 0 ? t('says.authors', { authors: any.format(authors) }) : '',
    rule.hasHiddenAuthors ? t('says.authorsHidden') : '',
    rule.language
      ? t('says.language', {
          language:
            new Intl.DisplayNames([language], { type: 'language' }).of(rule.language) ??
            rule.language,
        })
      : '',
    tone ? t('says.tone', { tone: t(`tone.${tone}`) }) : '',
    minReach > 1 ? t('says.reach', { reach: minReach }) : '',
  ].filter(Boolean)
  const levels = { 1: pages('severity.1'), 2: pages('severity.2'), 3: pages('severity.3') }
  const does = [
    isSpam ? t('does.spam') : '',
    tags.length > 0 ? t('does.tags', { tags: all.format(tags) }) : '',
    severity ? t('does.severity', { severity: levels[severity as 1 | 2 | 3] }) : '',
    desk ? t('does.desk', { desk }) : '',
    assignee ? t('does.assign', { name: assignee.name }) : '',
  ].filter(Boolean)
  return (
    <div dir="auto">
      <p>
        <span className="quiet small">{t('if')}</span> {asks.join('; ') || t('says.any')}
      </p>
      <p>
        <span className="quiet small">{t('then')}</span> {does.join('; ') || t('does.nothing')}
      </p>
      <p className="quiet small">{t('caught', { count: rule.caught })}</p>
    </div>
  )
}
