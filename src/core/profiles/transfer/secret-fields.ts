import { dropSecrets } from '../pasted/drop-secrets'
import type { UnknownFields } from '../profile-file'
import { objectOf } from './plain-object'

/** Parts of names, in lower case and without signs, of fields that hold what signs in, or speaks of it. */
const secretNames =
  /secret|passw(?:or)?d|passphrase|passwort|^pwd|token|assertion|credential|authorization|bearer|api_?key|access_?key|private_?key|shared_?key|^key$|^pfx|^pem$|^cookie/

/** Unknown fields without those that hold a secret, and the paths of what was left out. */
export interface SweptFields {
  readonly fields: UnknownFields
  readonly dropped: readonly string[]
}

/**
 * Takes out of unknown fields, at any depth, what is called a secret or looks like one. The values are at
 * most as deeply nested as a file of profiles may be.
 */
export function withoutSecrets(fields: UnknownFields): SweptFields {
  const dropped: string[] = []
  return { fields: sweepObject(fields, '', dropped), dropped }
}

function sweepObject(fields: UnknownFields, path: string, dropped: string[]): UnknownFields {
  const kept = Object.entries(fields).flatMap(([name, value]) => {
    const place = path === '' ? name : `${path}.${name}`
    if (isSecretName(name) || isSecretText(value)) {
      dropped.push(place)
      return []
    }
    return [[name, sweep(value, place, dropped)] as const]
  })
  return Object.fromEntries(kept)
}

function sweep(value: unknown, path: string, dropped: string[]): unknown {
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value
    return parts.flatMap((part) => {
      if (!isSecretText(part)) return [sweep(part, path, dropped)]
      dropped.push(path)
      return []
    })
  }
  const object = objectOf(value)
  return object === undefined ? value : sweepObject(object, path, dropped)
}

function isSecretName(name: string): boolean {
  return secretNames.test(name.toLowerCase().replace(/[\s-]+/g, '_'))
}

function isSecretText(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 8 && dropSecrets(value).dropped > 0
}
