import { useMessages } from '#app/messages.tsx'
import { showToast } from '#app/ui/toast.tsx'
import { discussionMessages } from '#messages/discussion.ts'

/** Copies the address of a page of ours; where that is not allowed the address itself is shown. */
export function useCopyLink(): (path: string) => Promise<void> {
  const t = useMessages(discussionMessages)
  return async (path) => {
    const address = new URL(path, window.location.href).href
    try {
      await navigator.clipboard.writeText(address)
      showToast({ text: t('linkCopied') })
    } catch {
      showToast({ text: address })
    }
  }
}
