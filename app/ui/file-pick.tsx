import { type ChangeEvent, useEffect, useRef } from 'react'
import { buttonClass } from './button.tsx'
import { Icon, type IconProps } from './icon.tsx'
import { useIsReady } from './use-is-ready.ts'

type FilePickProps = {
  label: string
  icon: IconProps['of']
  /** The field that carries the files when the form is sent before scripts run. */
  name: string
  onFiles: (files: File[]) => void
  tabIndex?: number
}

/**
 * A button that chooses files: the browser's own field under an icon, so that it works as soon as it is seen. What was
 * chosen before scripts ran is handed over when they do.
 */
export function FilePick({ label, icon, name, onFiles, tabIndex }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  const isReady = useIsReady()
  const take = (field: HTMLInputElement) => {
    const files = [...(field.files ?? [])]
    field.value = ''
    if (files.length > 0) onFiles(files)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when scripts begin
  useEffect(() => {
    if (input.current) take(input.current)
  }, [])
  return (
    <label
      className={buttonClass({ variant: 'quiet', size: 'small', isIcon: true }, 'file-pick')}
      title={label}
    >
      <input
        ref={input}
        className="hidden-text"
        type="file"
        multiple
        name={isReady ? undefined : name}
        aria-label={label}
        tabIndex={tabIndex}
        onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.currentTarget)}
      />
      <Icon of={icon} />
    </label>
  )
}
