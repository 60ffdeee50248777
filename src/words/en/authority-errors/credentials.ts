import { code, text, type Text } from '../../text'
import type { AuthorityErrorsSaid } from './said'

const clock = 'Not valid at this time'

const enterValue = (): Text =>
  text`Enter the Value of the secret, not its Secret ID. The portal shows a Value only once: if it is lost, make a new secret under Certificates & secrets of this application.`

const uploadCertificate = (): Text =>
  text`Under Certificates & secrets, Certificates, upload the public part (.cer, .pem or .crt) to this application. The Thumbprint there has to be the SHA-1 one that the editor shows; if it is, key and certificate may not belong together.`

const setClock = (): Text =>
  text`Most often this computer’s clock is wrong. Let it be set by network time, then try again.`

/** Secrets and certificates. */
export const credentialErrors: AuthorityErrorsSaid = {
  7000215: {
    meaning: ({ clientId }) =>
      text`The secret is not one of application ${code(clientId)}, or it is the id of one.`,
    remedy: enterValue
  },
  70002: {
    meaning: ({ clientId }) =>
      text`The secret or certificate of application ${code(clientId)} could not be validated.`,
    remedy: enterValue
  },
  7000222: {
    headline: 'Secret expired',
    meaning: ({ clientId }) => text`The secret of application ${code(clientId)} has expired.`,
    remedy: () =>
      text`Under Certificates & secrets, choose New client secret (24 months at most) or upload a certificate. Then enter the new one here.`
  },
  700027: {
    headline: 'Certificate not accepted',
    meaning: ({ clientId }) =>
      text`The certificate is not registered for application ${code(clientId)}, or its signature is not right.`,
    remedy: uploadCertificate
  },
  700030: {
    headline: 'Certificate not accepted',
    meaning: ({ clientId }) =>
      text`The subject of the certificate is not authorized for application ${code(clientId)}.`,
    remedy: uploadCertificate
  },
  50012: {
    headline: 'Certificate not accepted',
    meaning: ({ clientId }) =>
      text`Subject, chain or thumbprint of the certificate is not accepted for application ${code(clientId)}.`,
    remedy: uploadCertificate
  },
  700024: {
    headline: clock,
    meaning: () =>
      text`The statement that the certificate signed was used outside its time of a few minutes.`,
    remedy: setClock
  },
  50013: {
    headline: 'Signature not accepted',
    meaning: () => text`The statement that the certificate signed is not valid.`,
    remedy: setClock
  },
  500133: {
    headline: clock,
    meaning: () => text`The statement that the certificate signed has expired.`,
    remedy: setClock
  }
}
