import { z } from 'zod'
import type { DoctorFacts } from '../../shared/doctor'
import { namedClouds, type NamedCloud, type Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { authorityHostOf, namedCloudOfHost } from '../directory/clouds'
import type { HttpClient } from '../network/http-client'
import { authorityOf } from '../sign-in/authority'
import { parseJson } from '../sign-in/discovery'
import { failureOfNetwork, failureOfOAuthBody, makeFailure } from '../sign-in/failures'
import { showable } from '../tokens/checks'

/** What a discovery document says of a tenant. The last three are Microsoft's own additions. */
const documentSchema = z.object({
  issuer: z.string().max(1000),
  tenant_region_scope: z.string().nullish().catch(undefined),
  cloud_instance_name: z.string().nullish().catch(undefined),
  msgraph_host: z.string().nullish().catch(undefined)
})

export type TenantFacts = Pick<
  DoctorFacts,
  'tenantId' | 'region' | 'cloudInstance' | 'graphHost' | 'cloud'
>

type TenantSubject = Pick<Profile, 'id' | 'tenant' | 'cloud' | 'mode'>

/** Why a tenant was not found where the profile says, and where it is instead. */
export interface MissedTenant {
  readonly failure: Failure
  readonly facts?: TenantFacts
}

export interface FindTenantParts {
  readonly http: HttpClient
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/**
 * Finds the profile's tenant by its discovery document, without a sign-in. Of a tenant that the profile's
 * own cloud does not know, or that lives in another one, it tells the named cloud where it is.
 */
export async function findTenant(
  parts: FindTenantParts,
  profile: TenantSubject,
  signal: AbortSignal
): Promise<Result<TenantFacts, MissedTenant>> {
  const own = await discover(parts, profile, signal)
  // What another login host answers says nothing of a custom authority.
  if (typeof profile.cloud !== 'string') return own.ok ? own : failed({ failure: own.failure })
  const there = own.ok
    ? own.value
    : own.failure.code === 'tenant-not-found'
      ? await findElsewhere(parts, profile, signal)
      : undefined
  if (there?.cloud !== undefined && there.cloud !== profile.cloud) {
    const cause = own.ok ? {} : own.failure
    return failed({ failure: wrongCloud(profile, there.cloud, parts.now(), cause), facts: there })
  }
  return own.ok ? own : failed({ failure: own.failure })
}

/** Asks the other named clouds, all at once. */
async function findElsewhere(
  parts: FindTenantParts,
  profile: TenantSubject,
  signal: AbortSignal
): Promise<TenantFacts | undefined> {
  const others = namedClouds.filter((cloud) => cloud !== profile.cloud)
  const found = await Promise.all(
    others.map(async (cloud) => {
      const there = await discover(parts, { ...profile, cloud }, signal)
      return there.ok ? { cloud, ...there.value } : undefined
    })
  )
  return found.find((facts) => facts !== undefined)
}

async function discover(
  { http, now }: FindTenantParts,
  profile: TenantSubject,
  signal: AbortSignal
): Promise<Result<TenantFacts, Failure>> {
  const { url, host } = authorityOf(profile)
  const answer = await http.send({
    method: 'GET',
    url: `${url}v2.0/.well-known/openid-configuration`,
    headers: { accept: 'application/json' },
    retry: 'throttling',
    signal
  })
  if (!answer.ok) return failed(failureOfNetwork(answer.failure, now()))
  const body = parseJson(answer.value.body)
  if (answer.value.status !== 200)
    return failed(failureOfOAuthBody(body, answer.value.status, now(), profile.mode))
  const parsed = documentSchema.safeParse(body)
  return parsed.success
    ? succeeded(factsOf(parsed.data))
    : failed(
        makeFailure(
          'endpoint-refused',
          now(),
          { expected: host, detail: 'The discovery document lacks its issuer.' },
          profile.mode
        )
      )
}

function factsOf(document: z.infer<typeof documentSchema>): TenantFacts {
  const { issuer, tenant_region_scope, cloud_instance_name, msgraph_host } = document
  const tenantId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(issuer)?.[0]
  const cloud = cloud_instance_name ? cloudOfInstance(cloud_instance_name) : undefined
  return {
    ...(tenantId === undefined ? {} : { tenantId: tenantId.toLowerCase() }),
    ...(tenant_region_scope ? { region: showable(tenant_region_scope).slice(0, 40) } : {}),
    ...(cloud_instance_name ? { cloudInstance: showable(cloud_instance_name).slice(0, 300) } : {}),
    ...(msgraph_host ? { graphHost: showable(msgraph_host).slice(0, 300) } : {}),
    ...(cloud === undefined ? {} : { cloud })
  }
}

/** A cloud's instance name is its login host without `login.`. */
function cloudOfInstance(name: string): NamedCloud | undefined {
  return namedCloudOfHost(`login.${name.toLowerCase()}`)
}

function wrongCloud(
  { cloud, mode }: TenantSubject,
  found: NamedCloud,
  at: number,
  { aadsts, correlationId, detail }: Partial<Failure>
): Failure {
  const more = {
    expected: authorityHostOf(cloud),
    found: authorityHostOf(found),
    ...(aadsts === undefined ? {} : { aadsts }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(detail === undefined ? {} : { detail })
  }
  return makeFailure('wrong-cloud', at, more, mode)
}
