import { useEffect, useRef, useState } from 'react'
import {
  type AccountDraft,
  type Choice,
  chooseDraft,
  clearAside,
  clearDevice,
  dropInAccount,
  isSameContent,
  keepAside,
  readAccount,
  readAside,
  readDevice,
  saveInAccount,
  writeDevice,
} from './draft-store.ts'

export type DraftState =
  | { kind: 'none' }
  | { kind: 'keeping' }
  | { kind: 'kept'; at: number }
  /** The account could not be reached. */
  | { kind: 'device'; at: number }
  | { kind: 'nowhere' }
  | { kind: 'newer'; content: string | null; version: number }

type DraftOptions = {
  /** `idea`, `comment:7`, `edit:7`. */
  place: string
  person: string
  /** The account's copy that the page shows; null when there is none, undefined when the page did not ask. */
  account: AccountDraft | null | undefined
  /** Called with what the device has kept and the page does not show. `isChosen`: in place of what stands there. */
  onRestore: (content: string, isChosen?: boolean) => void
  isInAccount?: boolean
}

const DEVICE_MS = 250
const ACCOUNT_MS = 1_500

/**
 * Keeps what is being written, first on this device, then in the account. Contents are JSON texts, compared as they
 * are. `keep('')` drops the draft.
 */
export function useDraft({ place, person, account, onRestore, isInAccount = true }: DraftOptions) {
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const box = useRef({
    version: account?.version ?? 0,
    content: null as string | null,
    /** What this tab has read from the device or written there last, and put beside it. */
    onDevice: null as string | null,
    aside: null as string | null,
    isSent: false,
    timers: [] as ReturnType<typeof setTimeout>[],
  })

  const settle = (choice: Choice) => {
    if (choice.kind === 'nothing') return
    box.current.version = choice.version
    if (choice.kind === 'restore') {
      onRestore(choice.content)
      setState({ kind: 'device', at: Date.now() })
      return
    }
    const device = readDevice(person, place)
    if (device) onRestore(device.content)
    setState({ kind: 'newer', content: choice.account.content, version: choice.account.version })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the copies are compared once, when the page opens
  useEffect(() => {
    const now = box.current
    let isGone = false
    const device = readDevice(person, place)
    now.onDevice = device?.content ?? null
    const open = async () => {
      const asked =
        account === undefined && device && isInAccount ? await readAccount(place) : account
      if (isGone) return
      // Sent or dropped on another device.
      if (device?.isSaved && asked === null) clearDevice(person, place)
      const choice = chooseDraft(device, asked)
      // The page did not ask, so it does not show the account's words either.
      const isHidden = account === undefined && asked && choice.kind === 'nothing'
      settle(isHidden ? { kind: 'restore', ...asked } : choice)
      const shown = choice.kind === 'restore' ? choice.content : asked?.content
      offerAside(shown ?? device?.content ?? null)
    }
    void open()
    return () => {
      isGone = true
      for (const timer of now.timers) clearTimeout(timer)
      if (now.isSent) clearDevice(person, place)
      else if (now.content !== null) void save()
    }
  }, [person, place])

  /** What another tab wrote and nobody has chosen yet is offered, unless it is what stands here anyway. */
  const offerAside = (shown: string | null) => {
    const [content] = readAside(person, place).filter((one) => !shown || !isSameContent(one, shown))
    if (content === undefined) return
    setState((before) =>
      before.kind === 'newer' ? before : { kind: 'newer', content, version: box.current.version },
    )
  }

  /** This tab's words, while another tab's are in the account and on the device. */
  const putAside = (content: string) => {
    const now = box.current
    keepAside(person, place, content, now.aside ?? content)
    now.aside = content
  }

  /** On the device two tabs share one place: what the other one wrote there, unsaved, is put beside it. */
  const putOnDevice = (draft: {
    content: string
    version: number
    isSaved: boolean
    at: number
  }) => {
    const there = readDevice(person, place)
    if (there && !there.isSaved && there.content !== box.current.onDevice)
      keepAside(person, place, there.content)
    box.current.onDevice = draft.content
    return writeDevice(person, place, draft)
  }

  const save = async () => {
    const now = box.current
    const { content } = now
    now.content = null
    if (content === null || !isInAccount) return
    const answer = await saveInAccount(place, content, now.version)
    if (answer.kind === 'newer') {
      if (answer.content !== null) putAside(content)
      setState(answer)
      return
    }
    if (answer.kind === 'saved') now.version = answer.version
    const isSaved = answer.kind === 'saved'
    const at = Date.now()
    if (now.content === null && !now.isSent)
      putOnDevice({ content, version: now.version, isSaved, at })
    setState(isSaved ? { kind: 'kept', at } : { kind: 'device', at })
  }

  const keep = (content: string) => {
    const now = box.current
    for (const timer of now.timers) clearTimeout(timer)
    now.isSent = false
    if (content === '') return drop()
    now.content = content
    setState((before) => (before.kind === 'newer' ? before : { kind: 'keeping' }))
    now.timers = [
      setTimeout(() => {
        if (state.kind === 'newer' && state.content !== null) return putAside(content)
        const at = Date.now()
        const draft = { content, version: now.version, isSaved: false, at }
        if (!putOnDevice(draft) && !isInAccount) setState({ kind: 'nowhere' })
        else if (!isInAccount) setState({ kind: 'device', at })
      }, DEVICE_MS),
      setTimeout(() => {
        if (state.kind !== 'newer') void save()
      }, ACCOUNT_MS),
    ]
  }

  const drop = () => {
    const now = box.current
    now.content = null
    for (const timer of now.timers) clearTimeout(timer)
    clearDevice(person, place)
    if (isInAccount && now.version > 0) dropInAccount(place)
    now.version = 0
    setState({ kind: 'none' })
  }

  return {
    state,
    keep,
    drop,
    /** The account's version that was found later and is shown now. */
    setBase: (version: number) => {
      box.current.version = version
    },
    /** The form is on its way: when the page is left, the device drops its copy. */
    setSent: (isSent: boolean) => {
      box.current.isSent = isSent
      if (isSent) box.current.content = null
    },
    /** The newer copy is taken, or this one put over it. */
    choose: (which: 'newer' | 'mine', mine: string) => {
      if (state.kind !== 'newer') return
      const { content, version } = state
      const now = box.current
      now.version = version
      now.aside = null
      for (const one of [content, mine]) if (one) clearAside(person, place, one)
      if (which === 'newer') {
        clearDevice(person, place)
        onRestore(content ?? '', true)
        setState({ kind: 'none' })
      } else setState({ kind: 'keeping' })
      now.content = which === 'newer' ? content : mine
      void save()
    },
  }
}
