import type { GuideNoteId } from '../../shared/guide'
import { code, strong, text, type Text } from '../text'

/** What is worth knowing about a step of the set-up guide, or about all of it. */
export const guideNotes = {
  'no-portal': text`This login host is none of Microsoft’s listed clouds, so the address of its portal is not known here. The steps name the path to click.`,
  'cloud-of-its-own': text`This cloud has a portal and tenants of its own. A registration in the global cloud does not exist here: the application is registered in this cloud’s portal.`,
  'sandbox-of-its-own': text`An integration sandbox is a tenant of its own. Sign in to the portal with an account of the sandbox: a registration in the production tenant does not work there.`,
  'partner-api-not-in-china': text`Microsoft lists no Partner API for China, so that a token for it will hardly come. Choose the Partner Center API, which has an address of its own there.`,
  'app-only-partner-api': text`The Partner API answers application-only calls for marketplace ingestion only. For pricing, referrals and payouts choose application + user access.`,
  'api-without-permission-names': text`Which permissions this API offers is not known here. Take those that its own documentation names.`,
  'concrete-tenant': text`It has to be one tenant, by id or domain: without a person, ${code('common')} and ${code('organizations')} give no token.`,
  'redirect-under-mobile': text`Not under ${strong('Web')} and not under ${strong('Single-page application')}: there the same address is refused (AADSTS7000218, AADSTS9002327).`,
  'public-client-not-needed': text`This app does not need it: the redirect under ${strong('Mobile and desktop applications')} is enough.`,
  'api-not-found': text`If the search finds nothing, the API is not in this tenant yet. Sign in to Partner Center once as an administrator of the tenant, or create it with ${code('New-MgServicePrincipal -AppId')} and the id.`,
  'permission-by-hand': text`In US Government the permission of ${strong('Microsoft Partner Center')} has to be added by hand in every case.`,
  'delegated-without-effect': text`It has no effect on a token without a person: the partner APIs have no application permissions, and such a token carries neither scope nor role. It does no harm, and Microsoft’s steps have it. No token can prove it, so tick it yourself.`,
  'consent-replaces': text`Granting may replace what was granted to this application before. Everything that is needed has to be listed.`,
  'secret-lifetime': text`A secret cannot be permanent any more: the portal offers 24 months at most, and Microsoft recommends less than 12. A policy of the tenant may allow less, or no secret at all.`,
  'secret-value': text`The column ${strong('Secret ID')} is not the secret. Used in its place it gives AADSTS7000215.`,
  'certificate-instead': text`Microsoft advises against secrets in production. A certificate is the safer choice.`,
  'without-it-refused': text`Without it a token comes all the same, but Partner Center answers it with 401 or 403.`,
  'marketplace-user': text`For marketplace APIs the application is added like a user and gets a role; ${strong('App management')} is for the Partner Center API.`,
  'partner-center-address-unknown': text`The address of Partner Center’s own portal for this cloud is not known here for certain. Open it as you usually do, and follow the path.`,
  'mfa-demanded': text`Since 2026 Partner Center refuses the token of a person who signed in without multi-factor authentication. No app can force it: the tenant has to require it, with Conditional Access or security defaults.`,
  'roles-needed': text`The person needs a role in Partner Center: Admin agent or Sales agent for pricing, Referrals admin or Referrals user for referrals, an agent’s or administrator’s role for the Partner Center API.`
} satisfies Record<GuideNoteId, Text>
