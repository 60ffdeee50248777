import { X509Certificate } from 'node:crypto'
import type { CallFailure } from '../../shared/call-failure'
import type { FieldProblemCode, Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { CertificateSummary, TokenView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import { readCertificate, type CertificateCredential } from '../profiles/certificate'
import type { CredentialRecord } from '../profiles/credential'
import {
  certificateNameOf,
  makeCertificate,
  type CertificateWish
} from '../profiles/make-certificate'
import type { ProfileStore } from '../profiles/profile-store'
import { notWritten, readCredentials, writeCredentials } from '../sign-in/token-record'
import type { Vault } from '../vault/vault'
import { credentialViewOf } from './kept-credentials'
import type { TokenViews } from './token-views'

/** A certificate with its private key, not yet saved. `pem` is secret. */
export interface OpenedCertificate {
  readonly pem: string
  readonly summary: CertificateSummary
  /** The certificate alone, in DER: what is uploaded. */
  readonly publicPart: Uint8Array
}

/** The certificate of a profile, as far as it is public. */
export interface PublicCertificate {
  readonly summary: CertificateSummary
  /** DER. */
  readonly publicPart: Uint8Array
  /** A name for its file, without an ending. */
  readonly name: string
}

/** The credentials' area: certificates from files or made here, and what is done with a saved credential. */
export interface CredentialsArea {
  /** Opens files or says what is wrong; without a passphrase, that one is needed. */
  openCertificate(
    files: readonly Uint8Array[],
    passphrase: string | undefined
  ): Promise<Result<OpenedCertificate, readonly FieldProblemCode[]>>
  makeCertificate(wish: CertificateWish): Promise<OpenedCertificate>
  /** How a certificate for this profile's name is called. */
  certificateName(profileName: string): string
  /** The public part of the profile's certificate. */
  publicCertificate(profileId: string): Promise<Result<PublicCertificate, CallFailure>>
  /** Ends the trial of a replaced credential: the one before it is used again, alone. */
  keepFormer(profileId: string): Promise<Result<TokenView, CallFailure>>
  /** Notes at which mark (in days before the end) a reminder was dismissed. */
  dismissReminder(profileId: string, days: number): Promise<Result<TokenView, CallFailure>>
}

export interface CredentialsAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly vault: Vault
  readonly turns: KeyedMutex
  readonly now: () => number
}

export function createCredentialsArea({
  store,
  views,
  vault,
  turns,
  now
}: CredentialsAreaParts): CredentialsArea {
  /** Does something with a profile in its turn, and answers with its view afterwards. */
  async function inTurn(
    profileId: string,
    work: (profile: Profile) => Promise<Result<undefined, CallFailure>>
  ): Promise<Result<TokenView, CallFailure>> {
    return await turns.run(profileId, async () => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const done = await work(profile)
      return done.ok ? succeeded(await views.viewOf(profile)) : done
    })
  }

  async function credentialsOf(profile: Profile): Promise<Result<CredentialRecord, CallFailure>> {
    const kept = await readCredentials(vault, profile, now())
    return kept.ok ? kept : failed({ kind: 'failure', failure: kept.failure })
  }

  return {
    openCertificate: async (files, passphrase) => {
      const read = await readCertificate(files, passphrase, now())
      return read.ok ? succeeded(opened(read.value)) : read
    },
    makeCertificate: async (wish) => opened(await makeCertificate(wish, now())),
    certificateName: certificateNameOf,
    publicCertificate: async (profileId) => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const kept = await credentialsOf(profile)
      if (!kept.ok) return kept
      const { credential } = kept.value.current
      if (credential.kind !== 'certificate') return failed({ kind: 'refused' })
      const { summary, publicPart } = opened(credential)
      return succeeded({ summary, publicPart, name: certificateNameOf(profile.name) })
    },
    keepFormer: (profileId) =>
      inTurn(profileId, async (profile) => {
        const kept = await credentialsOf(profile)
        if (!kept.ok) return kept
        const { former } = kept.value
        if (former === undefined) return succeeded(undefined)
        const record = { current: former }
        const written = await writeCredentials(vault, profile, record)
        if (!written.ok) return failed(notWritten(written.failure))
        await views.noteCredential(profile, credentialViewOf(record))
        return succeeded(undefined)
      }),
    dismissReminder: (profileId, days) =>
      inTurn(profileId, async (profile) => {
        await views.noteDismissedReminder(profile, days)
        return succeeded(undefined)
      })
  }
}

function opened({
  certificatePem,
  privateKeyPem,
  summary
}: CertificateCredential): OpenedCertificate {
  return {
    pem: certificatePem + privateKeyPem,
    summary,
    publicPart: new X509Certificate(certificatePem).raw
  }
}
