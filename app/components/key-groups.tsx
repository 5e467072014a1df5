import { listKeys } from '#app/ui/keys.ts'

/** Every shortcut of the page that is open, by group. */
export default function KeyGroups() {
  const groups = Map.groupBy(listKeys(), (binding) => binding.group ?? 'This page')
  return (
    <div className="keys-list">
      {[...groups].map(([name, bindings]) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul>
            {bindings.map((binding) => (
              <li key={binding.keys}>
                {binding.does}
                <span>
                  {binding.keys.split(' ').map((key) => (
                    <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h3>Everywhere</h3>
        <ul>
          <li>
            Search or jump to
            <span>
              <kbd>Ctrl</kbd>
              <kbd>K</kbd>
            </span>
          </li>
          <li>
            Post what you wrote
            <span>
              <kbd>Ctrl</kbd>
              <kbd>Enter</kbd>
            </span>
          </li>
        </ul>
      </section>
    </div>
  )
}
