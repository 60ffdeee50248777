import type { Desk } from '../../core/desk'
import { failed, succeeded } from '../../shared/result'
import {
  sampleArrangement,
  sampleActivity,
  sampleDoctorReport,
  sampleGuide,
  sampleOutputs,
  samplePreview,
  sampleProfile,
  sampleToken
} from './contract-samples'

/** For tests: a desk that remembers what it was asked, and whose answers can be replaced. */
export function fakeDesk(asked: string[]): Desk {
  const note = (what: string): void => {
    asked.push(what)
  }
  const never = (): (() => void) => () => undefined
  const missing = failed({ kind: 'profile-missing' } as const)
  return {
    followOtherProcesses: never,
    activity: {
      note: ({ kind }) => {
        note(`note ${kind}`)
      },
      list: () => Promise.resolve({ entries: [sampleActivity], more: false }),
      text: ({ version }) => Promise.resolve({ text: `activity of ${version}`, count: 1 }),
      save: (path, { withNames }) => {
        note(`save activity ${withNames ? 'with' : 'without'} names as ${path}`)
        return Promise.resolve(succeeded(1))
      },
      clear: () => {
        note('clear activity')
        return Promise.resolve()
      },
      refresh: () => Promise.resolve(),
      onAdded: never
    },
    profiles: {
      list: () => [sampleProfile],
      get: (id) => (id === sampleProfile.id ? sampleProfile : undefined),
      storeView: () => ({ mode: 'writable' }),
      check: () => ({ problems: [], warnings: [] }),
      create: (_input, credential) => {
        note(`create ${credential?.kind ?? 'without'}`)
        return Promise.resolve(succeeded({ profile: sampleProfile, warnings: [] }))
      },
      update: (_id, _input, credential) => {
        note(`update ${credential?.kind ?? 'without'}`)
        return Promise.resolve(succeeded({ profile: sampleProfile, warnings: [] }))
      },
      duplicate: () => Promise.resolve(missing),
      remove: () => {
        note('remove')
        return Promise.resolve(succeeded(undefined))
      },
      restoreLastGood: () => Promise.resolve(succeeded(3)),
      refresh: () => {
        note('refresh')
        return Promise.resolve()
      },
      onChange: never,
      onStoreChange: never
    },
    arrangement: {
      current: () => sampleArrangement,
      arrange: () => Promise.resolve(succeeded(undefined)),
      pin: (profileIds, pinned) => {
        note(`${pinned ? 'pin' : 'unpin'} ${String(profileIds.length)}`)
        return Promise.resolve(succeeded(undefined))
      },
      colourTag: () => Promise.resolve(succeeded(undefined)),
      tag: (profileIds) => Promise.resolve(succeeded(profileIds.length)),
      noteUsed: (profileId) => {
        note(`used ${profileId}`)
        return Promise.resolve()
      },
      refresh: () => Promise.resolve(),
      onChange: never
    },
    deletions: {
      secretsOf: () => Promise.resolve({ signIns: 1, credentials: 0 }),
      remove: (profileIds) => {
        note('remove')
        return Promise.resolve(succeeded({ deleted: profileIds.length }))
      },
      undo: () => Promise.resolve(failed({ kind: 'too-late' })),
      forget: () => undefined
    },
    credentials: {
      openCertificate: () => Promise.resolve(failed(['certificate-unknown-file'])),
      makeCertificate: () => Promise.reject(new Error('No certificate is made here.')),
      certificateName: (name) => name,
      publicCertificate: () => Promise.resolve(missing),
      keepFormer: () => {
        note('keep former')
        return Promise.resolve(succeeded(sampleToken))
      },
      dismissReminder: (_profileId, days) => {
        note(`dismiss ${String(days)}`)
        return Promise.resolve(succeeded(sampleToken))
      }
    },
    tokens: {
      views: () => Promise.resolve([sampleToken]),
      copy: (profileId, form) => {
        note(`copy ${form}`)
        return Promise.resolve(
          succeeded({
            text: 'CANARY-TOKEN',
            receipt: { profileId, form, expiresAt: 5, checks: [], renewed: false }
          })
        )
      },
      renew: () => Promise.resolve(succeeded(sampleToken)),
      claims: () => Promise.resolve(succeeded(sampleOutputs.getClaims)),
      claimText: (_profileId, name) =>
        Promise.resolve(
          name === 'aud' ? succeeded('an audience') : failed({ kind: 'claim-missing' } as const)
        ),
      onChange: never
    },
    signIn: {
      start: () => Promise.resolve(succeeded(sampleToken)),
      startDeviceCode: () => {
        note('start device code')
        return Promise.resolve(succeeded(sampleToken))
      },
      deviceCode: (profileId) => (profileId === sampleProfile.id ? 'ABCD-EFGH' : undefined),
      chooseAccount: (_profileId, accountId) => {
        note(`choose account ${accountId}`)
        return Promise.resolve(succeeded(sampleToken))
      },
      keepAccount: () => {
        note('keep account')
        return Promise.resolve(succeeded(sampleToken))
      },
      forgetOffers: () => {
        note('forget offers')
      },
      cancel: () => {
        note('cancel')
      },
      link: () => undefined,
      openAgain: () => Promise.resolve(),
      endWithShownError: () => succeeded(true),
      signOut: () => Promise.resolve(succeeded(sampleToken)),
      waiting: () => [],
      onChange: never
    },
    consent: {
      plan: (_profileId, form) => {
        note(`plan consent ${form}`)
        return Promise.resolve(
          succeeded({ form, link: 'https://login.example/adminconsent', scopes: [] })
        )
      },
      ask: (_profileId, form) => {
        note(`ask for consent ${form}`)
        return Promise.resolve(succeeded({ form, grantedAt: 7 }))
      },
      textForAdministrator: (_profileId, form, as) => Promise.resolve(succeeded(`${as} ${form}`))
    },
    doctor: {
      run: () => {
        note('run doctor')
        return Promise.resolve(succeeded(sampleDoctorReport))
      },
      cancel: () => {
        note('cancel doctor')
      },
      cancelAll: () => undefined,
      report: () => sampleDoctorReport,
      text: (_profileId, { withNames, version }) =>
        Promise.resolve(succeeded(`report of ${version}${withNames ? ' with names' : ''}`)),
      onChange: never
    },
    vault: {
      view: () => ({ mode: 'memory', reason: 'key-lost', detail: '' }),
      retry: () => Promise.resolve({ mode: 'opening' }),
      startFresh: () => {
        note('start fresh')
        return Promise.resolve({ mode: 'sealed', keptBy: 'Secret Service' })
      },
      keyStoreHangs: () => false,
      onChange: never
    },
    guide: {
      view: () => Promise.resolve(succeeded(sampleGuide)),
      tick: (_id, step, ticked) => {
        note(`${ticked ? 'tick' : 'untick'} ${step}`)
        return Promise.resolve(succeeded(sampleGuide))
      },
      value: (_of, value) => succeeded(`value of ${value}`),
      portalLink: (_of, place) => succeeded(`https://entra.microsoft.com/#${place}`)
    },
    probe: {
      plan: () => succeeded(sampleOutputs.getProbeCalls),
      run: async (_profileId, request, confirmHost) => {
        const confirmed = await confirmHost(sampleProfile, 'api.example')
        note(`probe ${'call' in request ? request.call : request.path} ${String(confirmed)}`)
        return succeeded({ kind: 'cancelled' })
      },
      cancel: () => {
        note('cancel probe')
      },
      text: (profileId) => (profileId === sampleProfile.id ? '{"text":1}' : undefined),
      forgetAnswers: () => undefined,
      note: () => Promise.resolve()
    },
    work: {
      start: (kind, profileIds) => {
        note(`${kind} ${profileIds.length}`)
        return Promise.resolve(succeeded(sampleOutputs.startWork))
      },
      cancel: () => {
        note('cancel work')
      },
      report: () => sampleOutputs.startWork,
      text: ({ withNames }) => Promise.resolve(`work${withNames ? ' with names' : ''}`),
      onChange: never
    },
    transfer: {
      preview: (source) => {
        note(`preview ${'path' in source ? source.path : (source.fileName ?? '')}`)
        return Promise.resolve(succeeded(samplePreview))
      },
      apply: (ticket) => {
        note(`apply ${ticket}`)
        return Promise.resolve(succeeded(sampleOutputs.applyImport))
      },
      cancel: (ticket) => {
        note(`cancel import ${ticket}`)
      },
      cancelAll: () => undefined,
      exportText: () => Promise.resolve({ text: '', count: 0 }),
      exportFile: (path, { format, profileIds }) => {
        note(`export ${format} to ${path}`)
        return Promise.resolve(succeeded(profileIds?.length ?? 2))
      },
      unconfirmedAuthority: () => undefined,
      confirmAuthority: (_profileId, host) => {
        note(`confirm ${host}`)
        return Promise.resolve(succeeded(undefined))
      },
      onProgress: never
    },
    forgetSecrets: () => {
      note('forget secrets')
      return Promise.resolve()
    },
    dispose: () => Promise.resolve()
  }
}
