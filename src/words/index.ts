import { english } from './en'

export { followLocale, localeOf } from './en/locale'
export { plainText, type Text } from './text'
export type { DeletionAsked, DialogWords } from './en/dialogs'
export type { DoctorSubject } from './en/doctor'
export type { FailureFacts } from './en/failures'
export type { PartnerErrorNames } from './en/partner-errors'

/** The catalogue of every sentence that a person reads. */
export const words = english
