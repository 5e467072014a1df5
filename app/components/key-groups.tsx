import '#app/styles/sheets/overlays.css'
import { useMessages } from '#app/messages.tsx'
import { listKeys } from '#app/ui/keys.ts'
import { keysMessages } from '#messages/keys.ts'

/** Every shortcut of the page that is open, by group. */
export default function KeyGroups() {
  const t = useMessages(keysMessages)
  const groups = Map.groupBy(listKeys(), (binding) => binding.group ?? 'page')
  return (
    <div className="keys-list">
      {[...groups].map(([group, bindings]) => (
        <section key={group}>
          <h3>{t(`group.${group}`)}</h3>
          <ul>
            {bindings.map((binding) => (
              <li key={binding.keys}>
                {binding.does}
                <span>
                  {binding.keys.split(' ').map((key) => (
                    <kbd key={key}>{key === 'shift' ? t('shift') : key.toUpperCase()}</kbd>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h3>{t('group.everywhere')}</h3>
        <ul>
          <li>
            {t('search')}
            <span>
              <kbd>{t('ctrl')}</kbd>
              <kbd>K</kbd>
            </span>
          </li>
          <li>
            {t('post')}
            <span>
              <kbd>{t('ctrl')}</kbd>
              <kbd>{t('enter')}</kbd>
            </span>
          </li>
        </ul>
      </section>
    </div>
  )
}
