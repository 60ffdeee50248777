import { createClientCertificate } from '../../authority/certificates'
import { askAlone, failureOf, saveAppOnly, type Row } from './stage'

const unknownGuid = '12345678-1234-4234-8234-123456789abc'

/** Genuine: what an application alone is refused, by the state that the demo tenant is in. */
export const applicationRows: readonly Row[] = [
  {
    aadsts: 7000215,
    because: 'the secret was replaced in the portal',
    code: 'credential-rejected',
    remedy: 'enter-credential',
    provoke: (stage) => askAlone(stage, stage.tenant.applications.replacedSecretClient)
  },
  {
    aadsts: 7000222,
    because: 'the only secret has expired',
    code: 'credential-expired',
    remedy: 'open-credentials',
    provoke: (stage) => askAlone(stage, stage.tenant.applications.expiredSecretClient)
  },
  {
    aadsts: 700027,
    because: 'the certificate was never uploaded',
    code: 'certificate-not-registered',
    remedy: 'open-credentials',
    provoke: async (stage) => {
      const other = await createClientCertificate('Never uploaded')
      const pem = `${other.privateKeyPem}\n${other.certificatePem}`
      const { certificateClient } = stage.tenant.applications
      const profile = await saveAppOnly(stage, certificateClient, { kind: 'certificate', pem })
      return failureOf(await stage.at.desk.tokens.renew(profile.id))
    }
  },
  {
    aadsts: 700024,
    because: 'the clocks are an hour apart',
    code: 'credential-rejected',
    remedy: 'retry',
    provoke: async (stage) => {
      const { certificateClient } = stage.tenant.applications
      const { privateKeyPem, certificatePem } = certificateClient.certificate
      const pem = `${privateKeyPem}\n${certificatePem}`
      const profile = await saveAppOnly(stage, certificateClient, { kind: 'certificate', pem })
      stage.setClockAhead(3_600_000)
      return failureOf(await stage.at.desk.tokens.renew(profile.id))
    }
  },
  {
    aadsts: 700025,
    because: 'the registration is a public client',
    code: 'credential-rejected',
    remedy: 'edit-mode',
    provoke: (stage) => {
      const { publicClient } = stage.tenant.applications
      return askAlone(stage, { ...publicClient, secret: 'a-secret-that-it-does-not-have' })
    }
  },
  {
    aadsts: 700016,
    because: 'no application has this id',
    code: 'application-not-found',
    remedy: 'edit-client-id',
    provoke: (stage) =>
      askAlone(stage, stage.tenant.applications.secretClient, { clientId: unknownGuid })
  },
  {
    aadsts: 7000112,
    because: 'the application is disabled',
    code: 'application-not-found',
    remedy: 'open-enterprise-apps',
    provoke: (stage) => askAlone(stage, stage.tenant.applications.disabledClient)
  },
  {
    aadsts: 7000229,
    because: 'the registration has no enterprise application',
    code: 'application-not-found',
    remedy: 'open-app-overview',
    provoke: (stage) => askAlone(stage, stage.tenant.applications.orphanClient)
  },
  {
    aadsts: 90002,
    because: 'no tenant has this id',
    code: 'tenant-not-found',
    remedy: 'edit-tenant',
    provoke: (stage) =>
      askAlone(stage, stage.tenant.applications.secretClient, { tenant: unknownGuid })
  },
  {
    aadsts: 900382,
    because: 'the tenant lives in the US Government cloud',
    code: 'wrong-cloud',
    remedy: 'edit-cloud',
    provoke: (stage) => {
      const { woodgrove } = stage.tenant.tenants
      return askAlone(stage, stage.tenant.applications.secretClient, { tenant: woodgrove.tenantId })
    }
  },
  {
    aadsts: 90038,
    because: 'the tenant lives in the cloud in China',
    code: 'wrong-cloud',
    remedy: 'edit-cloud',
    provoke: (stage) => {
      const { tailspin } = stage.tenant.tenants
      return askAlone(stage, stage.tenant.applications.secretClient, { tenant: tailspin.tenantId })
    }
  },
  {
    aadsts: 500011,
    because: 'the tenant has no service principal of the API',
    code: 'api-not-in-tenant',
    remedy: 'open-partner-center',
    provoke: (stage) => askAlone(stage, stage.tenant.applications.northwindSecretClient)
  },
  {
    aadsts: 50001,
    because: 'the service principal of the API is disabled',
    code: 'api-not-in-tenant',
    remedy: 'open-partner-center',
    provoke: (stage) => {
      const { contoso } = stage.tenant.tenants
      stage.tenant.setResource(contoso, stage.tenant.apis.partnerCenter, 'disabled')
      return askAlone(stage, stage.tenant.applications.secretClient)
    }
  },
  {
    aadsts: 650052,
    because: 'the organization has no subscription to the API',
    code: 'api-not-in-tenant',
    remedy: 'open-partner-center',
    provoke: (stage) => {
      const { contoso } = stage.tenant.tenants
      stage.tenant.setResource(contoso, stage.tenant.apis.partnerCenter, 'not-subscribed')
      return askAlone(stage, stage.tenant.applications.secretClient)
    }
  },
  {
    aadsts: 501051,
    because: 'the API takes assigned applications only',
    code: 'blocked-by-policy',
    remedy: 'open-enterprise-apps',
    provoke: (stage) => {
      const { contoso } = stage.tenant.tenants
      stage.tenant.setResource(contoso, stage.tenant.otherResource, 'assignment-required')
      return askAlone(stage, stage.tenant.applications.secretClient, {
        api: { resource: stage.tenant.otherResource }
      })
    }
  },
  {
    aadsts: 53003,
    because: 'a policy for workload identities blocks the application',
    code: 'blocked-by-policy',
    remedy: 'none',
    provoke: (stage) => askAlone(stage, stage.tenant.applications.blockedClient)
  },
  {
    aadsts: 50196,
    because: 'the same was asked for over and over',
    code: 'throttled',
    remedy: 'retry',
    provoke: async (stage) => {
      const { secretClient } = stage.tenant.applications
      stage.tenant.setLoopLimit(2)
      const material = { kind: 'secret', value: secretClient.secret } as const
      const profile = await saveAppOnly(stage, secretClient, material)
      await stage.at.desk.tokens.renew(profile.id)
      await stage.at.desk.tokens.renew(profile.id)
      return failureOf(await stage.at.desk.tokens.renew(profile.id))
    }
  }
]
