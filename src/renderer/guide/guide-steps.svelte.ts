import { SvelteMap } from 'svelte/reactivity'
import type { CallResult, DesktopApi } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type {
  GuideStep,
  GuideStepId,
  GuideSubject,
  GuideValueId,
  GuideView
} from '../../shared/guide'
import type { Result } from '../../shared/result'
import type { PortalPlace } from '../../shared/portal'
import { words } from '../../words'

/** What the steps are for, and where ticks are kept. */
export interface GuideSource {
  of(): GuideSubject
  /** Returns the view as it is shown. */
  shown(view: GuideView): GuideView
  /** Keeps a tick; the answer's view replaces the one on screen. */
  tick(step: GuideStepId, ticked: boolean): Promise<CallResult<'tickGuideStep'> | undefined>
}

/** What was done at a step last; shown beside its button and read aloud. */
export interface GuideAnswer {
  readonly step: GuideStepId
  /** The value that was copied, the step's link or page, or its box. */
  readonly about: GuideValueId | 'link' | 'portal' | 'tick'
  readonly sentence: string
  readonly failed: boolean
}

/** The steps of one guide on screen. */
export class GuideSteps {
  readonly #desktop: DesktopApi
  readonly #source: GuideSource
  /** Steps that the person has opened or closed; the others follow what is done. */
  readonly #toggled = new SvelteMap<GuideStepId, boolean>()
  #view = $state.raw<GuideView | undefined>(undefined)
  #loads = 0
  readonly view = $derived.by(() => this.#view && this.#source.shown(this.#view))
  readonly counted = $derived(this.view?.steps.filter(({ optional }) => !optional) ?? [])
  readonly doneCount = $derived(this.counted.filter(({ state }) => state !== 'open').length)
  /** What the last attempt failed for comes before what nobody has ticked yet. */
  readonly #next = $derived(
    (
      this.counted.find(({ missing }) => missing !== undefined) ??
      this.counted.find(({ state }) => state === 'open')
    )?.id
  )
  failed = $state(false)
  answer = $state.raw<GuideAnswer | undefined>(undefined)

  constructor(desktop: DesktopApi, source: GuideSource) {
    this.#desktop = desktop
    this.#source = source
  }

  /** Asks the main process what is done by now. An answer to an earlier question is dropped. */
  async load(): Promise<void> {
    const number = ++this.#loads
    const result = await this.#desktop.getGuide({ of: this.#source.of() })
    if (number !== this.#loads) return
    this.failed = !result.ok
    if (result.ok) this.#view = result.value
  }

  /** The step that is missing, or else the first that is not done, is open, unless the person has closed it. */
  isOpen(step: GuideStepId): boolean {
    return this.#toggled.get(step) ?? step === this.#next
  }

  setOpen(step: GuideStepId, open: boolean): void {
    this.#toggled.set(step, open)
  }

  /** A step that was ticked closes, and the next one opens. */
  async tick(step: GuideStepId, ticked: boolean): Promise<void> {
    this.#toggled.delete(step)
    this.answer = undefined
    const result = await this.#source.tick(step, ticked)
    if (result?.ok === true) {
      this.#loads += 1
      this.#view = result.value
    } else if (result !== undefined) {
      this.#answer(step, 'tick', result, '')
      await this.load()
    }
  }

  async copyValue(step: GuideStep, value: GuideValueId): Promise<void> {
    const result = await this.#desktop.copyGuideValue({ of: this.#source.of(), value })
    const name = words.guide.values[value]
    this.#answer(step.id, value, result, words.guide.copiedValue(name))
  }

  async openPortal(step: GuideStepId, place: PortalPlace): Promise<void> {
    const result = await this.#desktop.openPortal({ of: this.#source.of(), place })
    this.#answer(step, 'portal', result, '')
  }

  async copyLink(step: GuideStepId, place: PortalPlace): Promise<void> {
    const result = await this.#desktop.copyPortalLink({ of: this.#source.of(), place })
    this.#answer(step, 'link', result, words.guide.linkCopied)
  }

  #answer(
    step: GuideStepId,
    about: GuideAnswer['about'],
    result: Result<unknown, CallFailure>,
    sentence: string
  ): void {
    this.answer = result.ok
      ? { step, about, sentence, failed: false }
      : { step, about, sentence: sentenceOf(result.failure), failed: true }
  }
}

function sentenceOf(failure: CallFailure): string {
  return failure.kind === 'failure'
    ? words.failures.browserNotOpened
    : words.failures.calls[failure.kind]
}
