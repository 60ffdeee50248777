import type {
  AccessMode,
  Environment,
  NamedApi,
  NamedCloud,
  Profile,
  ProfileInput
} from '../../shared/profile'
import { words } from '../../words'

/** A profile as the editor holds it: every text as typed, every choice by its name. */
export interface ProfileDraft {
  name: string
  tenant: string
  clientId: string
  mode: AccessMode
  apiChoice: NamedApi | 'other'
  resource: string
  cloudChoice: NamedCloud | 'other'
  authority: string
  environment: Environment
  account: string
  tags: readonly string[]
  /** What stands in the field of the tags and is none yet. */
  tagText: string
  notes: string
}

/** Returns the draft of a profile, or that of a new one. */
export function draftOf(profile: Omit<Profile, 'id'> | undefined, mode: AccessMode): ProfileDraft {
  const api = profile?.api ?? (mode === 'app-only' ? 'partner-center' : 'partner')
  const cloud = profile?.cloud ?? 'global'
  return {
    name: profile?.name ?? '',
    tenant: profile?.tenant ?? '',
    clientId: profile?.clientId ?? '',
    mode: profile?.mode ?? mode,
    apiChoice: typeof api === 'string' ? api : 'other',
    resource: typeof api === 'string' ? '' : api.resource,
    cloudChoice: typeof cloud === 'string' ? cloud : 'other',
    authority: typeof cloud === 'string' ? '' : words.names.cloud(cloud),
    environment: profile?.environment ?? 'production',
    account: profile?.account ?? '',
    tags: profile?.tags ?? [],
    tagText: '',
    notes: profile?.notes ?? ''
  }
}

/** Returns what is sent to the main process. An account hint goes with application + user access only. */
export function inputOf(draft: ProfileDraft): ProfileInput {
  const { name, tenant, clientId, mode, environment, notes } = draft
  return {
    name,
    tenant,
    clientId,
    mode,
    environment,
    notes,
    api: draft.apiChoice === 'other' ? { resource: draft.resource } : draft.apiChoice,
    cloud: draft.cloudChoice === 'other' ? { authority: draft.authority } : draft.cloudChoice,
    account: mode === 'app+user' ? draft.account : '',
    tags: [...draft.tags, draft.tagText].filter((tag) => tag.trim() !== '')
  }
}
