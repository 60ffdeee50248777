import { SvelteSet } from 'svelte/reactivity'
import type { DesktopApi } from '../../shared/contract'
import type { GuideStepId, GuideView } from '../../shared/guide'
import type { AccessMode } from '../../shared/profile'
import { EditorForm } from '../editor/editor-form.svelte'
import { inputOf } from '../editor/profile-draft'
import { GuideSteps } from './guide-steps.svelte'

/** Steps that need a profile. */
const afterwards: readonly GuideStepId[] = ['get-token', 'test-api']

/** The guide of somebody who has no profile yet: what it is for, and what was done. */
export class DraftGuide {
  /** Holds and checks what is chosen and typed; it is never saved itself. */
  readonly form: EditorForm
  readonly ticked = new SvelteSet<GuideStepId>()
  readonly steps: GuideSteps

  constructor(desktop: DesktopApi, mode: AccessMode) {
    this.form = new EditorForm(desktop, { mode })
    this.steps = new GuideSteps(desktop, {
      of: () => {
        const { api, cloud, environment, tenant, clientId, mode: chosen } = inputOf(this.form.draft)
        return { draft: { mode: chosen, api, cloud, environment, tenant, clientId } }
      },
      shown: (view) => this.#withTicks(view),
      tick: (step, ticked) => {
        if (ticked) this.ticked.add(step)
        else this.ticked.delete(step)
        return Promise.resolve(undefined)
      }
    })
  }

  #withTicks(view: GuideView): GuideView {
    const steps = view.steps
      .filter(({ id }) => !afterwards.includes(id))
      // The ids have fields of their own here.
      .map((step) => (step.id === 'copy-ids' ? { ...step, values: [] } : step))
      .map((step) =>
        step.state === 'open' && this.ticked.has(step.id)
          ? { ...step, state: 'ticked' as const }
          : step
      )
    return { ...view, steps }
  }
}

/** The set-up guides: one for each profile, and one for somebody who has none yet. */
export class Guides {
  readonly #desktop: DesktopApi
  /** Kept until a profile was made from it, also while it is not shown. */
  draft = $state.raw<DraftGuide | undefined>(undefined)
  draftShown = $state(false)
  /** Counts how often ticks went over to a profile, whose guide then has to be asked for anew. */
  handedOver = $state(0)

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  ofProfile(profileId: string): GuideSteps {
    return new GuideSteps(this.#desktop, {
      of: () => ({ profileId }),
      shown: (view) => view,
      tick: (step, ticked) => this.#desktop.tickGuideStep({ profileId, step, ticked })
    })
  }

  /** Shows the guide of somebody who has no profile yet, as it was left. */
  showDraft(): void {
    this.draft ??= new DraftGuide(this.#desktop, 'app+user')
    this.draftShown = true
  }

  /** To be called when the draft has become a profile: what was ticked goes over to it. */
  async finishDraft(profileId: string): Promise<void> {
    const ticked = [...(this.draft?.ticked ?? [])]
    this.draft?.form.dispose()
    this.draft = undefined
    this.draftShown = false
    for (const step of ticked) {
      await this.#desktop.tickGuideStep({ profileId, step, ticked: true })
    }
    this.handedOver += 1
  }
}
