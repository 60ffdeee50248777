import { openProfileStates } from '../../../src/core/profiles/profile-state'
import { openProfileStore } from '../../../src/core/profiles/profile-store'
import { createVault } from '../../../src/core/vault/folder-vault'
import { profilesOfRound, writerBinding, writerKeyStore } from '../writer-files'

/*
 * Saves profiles, their states and their sealed token caches, over and over, until it is killed. Each
 * is written in many lengths, so that a half-written file could not pass for a whole one.
 */
const folder = process.argv[2] ?? ''
const store = await openProfileStore({ folder, now: Date.now })
const states = openProfileStates({ folder })
const vault = createVault({ folder, keyStore: writerKeyStore() })

for (let round = 1; ; round += 1) {
  await Promise.all(
    profilesOfRound(round).map(async (profile) => {
      const saved = await store.save(profile)
      if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
      await states.set(profile.id, { expiresAt: round })
      const cache = JSON.stringify({ round, padding: 'p'.repeat((round * 37) % 9000) })
      const sealed = await vault.write('token-cache', writerBinding(profile), Buffer.from(cache))
      if (!sealed.ok) throw new Error(JSON.stringify(sealed.failure))
    })
  )
  if (round === 1) process.stdout.write('"writing"\n')
}
