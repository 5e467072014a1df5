import { showToast } from '#app/ui/toast.tsx'

/** Copies the address of a page of ours; where that is not allowed the address itself is shown. */
export async function copyLink(path: string): Promise<void> {
  const address = new URL(path, window.location.href).href
  try {
    await navigator.clipboard.writeText(address)
    showToast({ text: 'The link is copied' })
  } catch {
    showToast({ text: address })
  }
}
