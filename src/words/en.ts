import { activity } from './en/activity'
import { arrangement } from './en/arrangement'
import { authorityErrors } from './en/authority-errors'
import { checks } from './en/checks'
import { claims } from './en/claims'
import { cli } from './en/cli'
import { consent } from './en/consent'
import { credentials } from './en/credentials'
import { dialogs } from './en/dialogs'
import { doctor } from './en/doctor'
import { editor } from './en/editor'
import { explainFailure, failureFacts } from './en/explain-failure'
import { failures } from './en/failures'
import { fields } from './en/fields'
import { foot } from './en/foot'
import { guide } from './en/guide'
import { lock } from './en/lock'
import { loopback } from './en/loopback'
import { menu } from './en/menu'
import { names } from './en/names'
import { palette } from './en/palette'
import { partnerErrors } from './en/partner-errors'
import { pasted } from './en/pasted'
import { places } from './en/places'
import { probe } from './en/probe'
import { profileTabs } from './en/profile-tabs'
import { profiles } from './en/profiles'
import { quick } from './en/quick'
import { secondFactor } from './en/second-factor'
import { settings } from './en/settings'
import { signIn } from './en/sign-in'
import { store } from './en/store'
import { time } from './en/time'
import { tokenCard } from './en/token-card'
import { fileProblemSentence, transfer } from './en/transfer'
import { tray } from './en/tray'
import { vault } from './en/vault'
import { work } from './en/work'

/** Every sentence that a person reads, in English. */
export const english = {
  names,
  fields,
  failures,
  arrangement,
  authorityErrors,
  failureFacts,
  explainFailure,
  checks,
  claims,
  tokenCard,
  transfer,
  fileProblemSentence,
  pasted,
  secondFactor,
  signIn,
  consent,
  doctor,
  vault,
  work,
  store,
  profiles,
  profileTabs,
  places,
  activity,
  settings,
  probe,
  partnerErrors,
  editor,
  credentials,
  guide,
  foot,
  dialogs,
  menu,
  palette,
  quick,
  tray,
  lock,
  loopback,
  time,
  cli
} as const
