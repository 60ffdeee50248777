import { randomBytes } from 'node:crypto'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import type { VaultView } from '../../shared/views'
import { createKeyedMutex } from '../disk/mutex'
import type { DataKeyTrouble } from './data-key'
import { obtainDataKey, troubleOf } from './data-key'
import { nameRecord, RecordFolder } from './record-folder'
import type { DataKey, FillRandom, RecordBinding, RecordFailure, RecordKind } from './sealed-record'
import { dataKeyFrom, dataKeyLength, fillRandom, openSealed, seal } from './sealed-record'
import type { MemoryRecord, PresentRecords, TakenRecord, Vault, VaultOptions } from './vault'

/** Returns the vault of a data folder. Nothing is read or loaded before the first call of a method. */
export function createVault(options: VaultOptions): Vault {
  return new FolderVault(options)
}

class FolderVault implements Vault {
  readonly #options: VaultOptions
  readonly #records: RecordFolder
  readonly #fill: FillRandom
  readonly #now: () => number
  readonly #listeners = new Set<(state: VaultView) => void>()
  readonly #oneWriterPerRecord = createKeyedMutex()
  /** Reads and writes under way: the key stays while there are any. */
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #memory = new Map<string, MemoryRecord>()
  readonly #memoryKey = dataKeyFrom(randomBytes(dataKeyLength))
  #dataKey: DataKey | undefined
  #state: VaultView = { mode: 'opening' }
  #opened: Promise<VaultView> | undefined
  #transition: Promise<VaultView> | undefined
  #sealing: Promise<void> | undefined
  #disposed = false

  constructor(options: VaultOptions) {
    this.#options = options
    this.#records = new RecordFolder(options.folder)
    this.#fill = options.fillRandom ?? fillRandom
    this.#now = options.now ?? Date.now
  }

  get state(): VaultView {
    return this.#state
  }

  async open(): Promise<VaultView> {
    this.#assertNotDisposed()
    this.#opened ??= this.#findKey()
    return await this.#opened
  }

  async read(
    kind: RecordKind,
    binding: RecordBinding
  ): Promise<Result<Uint8Array | undefined, RecordFailure>> {
    const name = nameRecord(kind, binding.profileId)
    return await this.#keepingKey(() => this.#read(name, kind, binding))
  }

  async #read(
    name: string,
    kind: RecordKind,
    binding: RecordBinding
  ): Promise<Result<Uint8Array | undefined, RecordFailure>> {
    await this.open()
    const kept = this.#memory.get(name)
    if (kept !== undefined) return openSealed(this.#memoryKey, kind, binding, kept.sealed)
    const file = await this.#records.read(name)
    this.#assertNotDisposed()
    if (!file.ok || file.value === undefined) return file
    if (this.#dataKey === undefined) return failed(this.#outOfReach())
    return openSealed(this.#dataKey, kind, binding, file.value)
  }

  async write(
    kind: RecordKind,
    binding: RecordBinding,
    bytes: Uint8Array,
    orInMemory = false
  ): Promise<Result<undefined, RecordFailure>> {
    const name = nameRecord(kind, binding.profileId)
    return await this.#exclusively(name, async () => {
      await this.open()
      const sealed = seal(this.#dataKey ?? this.#memoryKey, kind, binding, bytes, this.#fill)
      if (this.#dataKey === undefined) this.#memory.set(name, { kind, binding, sealed })
      // SECURITY: without a key that the system keeps, nothing secret is written  [src/core/vault/vault.security.test.ts]
      if (this.#dataKey === undefined) return succeeded(undefined)
      const written = await this.#records.write(name, sealed)
      if (written.ok) this.#memory.delete(name)
      else if (orInMemory) {
        const inMemory = seal(this.#memoryKey, kind, binding, bytes, this.#fill)
        this.#memory.set(name, { kind, binding, sealed: inMemory })
      }
      return written
    })
  }

  async remove(kind: RecordKind, profileId: string): Promise<Result<undefined, RecordFailure>> {
    const name = nameRecord(kind, profileId)
    return await this.#exclusively(name, async () => {
      this.#memory.delete(name)
      return await this.#records.remove(name)
    })
  }

  async take(
    kind: RecordKind,
    profileId: string
  ): Promise<Result<TakenRecord | undefined, RecordFailure>> {
    const name = nameRecord(kind, profileId)
    return await this.#exclusively(name, async () => {
      const inMemory = this.#memory.get(name)
      const file = await this.#records.read(name)
      this.#memory.delete(name)
      const removed = await this.#records.remove(name)
      if (!removed.ok && inMemory !== undefined) this.#memory.set(name, inMemory)
      if (!removed.ok) return removed
      // A file that cannot be read is removed all the same: nothing of it could come back.
      const bytes = file.ok ? file.value : undefined
      if (bytes === undefined && inMemory === undefined) return succeeded(undefined)
      return succeeded({
        kind,
        profileId,
        ...(bytes === undefined ? {} : { file: bytes }),
        ...(inMemory === undefined ? {} : { inMemory })
      })
    })
  }

  async putBack({
    kind,
    profileId,
    file,
    inMemory
  }: TakenRecord): Promise<Result<undefined, RecordFailure>> {
    const name = nameRecord(kind, profileId)
    return await this.#exclusively(name, async () => {
      // SECURITY: a newer secret is not replaced by a deleted one. [src/core/vault/taken-record.security.test.ts]
      if (await this.has(kind, profileId)) return succeeded(undefined)
      if (file !== undefined) {
        const written = await this.#records.write(name, file)
        if (!written.ok) return written
      }
      if (inMemory !== undefined) this.#memory.set(name, inMemory)
      return succeeded(undefined)
    })
  }

  async has(kind: RecordKind, profileId: string): Promise<boolean> {
    const name = nameRecord(kind, profileId)
    this.#assertNotDisposed()
    return this.#memory.has(name) || (await this.#records.has(name))
  }

  async present(): Promise<PresentRecords> {
    this.#assertNotDisposed()
    const names = new Set([...(await this.#records.names()), ...this.#memory.keys()])
    return { has: (kind, profileId) => names.has(nameRecord(kind, profileId)) }
  }

  async retry(): Promise<VaultView> {
    await this.open()
    return this.#state.mode === 'sealed' ? this.#state : await this.#findKey()
  }

  async startFresh(): Promise<VaultView> {
    await this.open()
    await this.#transition
    if (this.#state.mode !== 'memory' || this.#state.reason !== 'key-lost') return this.#state
    return await this.#findKey(() => this.#records.setAside(this.#now()))
  }

  onChange(listener: (state: VaultView) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async forgetKey(): Promise<void> {
    while (this.#transition !== undefined || this.#underWay.size > 0)
      await Promise.allSettled([this.#transition, ...this.#underWay])
    const key = this.#dataKey
    if (key === undefined || this.#disposed || this.#memory.size > 0) return
    this.#dataKey = undefined
    this.#opened = undefined
    // SECURITY: the key is gone from this process's memory, and not only out of use  [src/core/vault/vault.security.test.ts]
    key.bytes.fill(0)
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    await Promise.allSettled(this.#underWay)
    if (this.#dataKey !== undefined) await this.#sealMemory(this.#dataKey)
    this.#listeners.clear()
    this.#memory.clear()
    this.#memoryKey.bytes.fill(0)
    this.#dataKey?.bytes.fill(0)
  }

  #assertNotDisposed(): void {
    if (this.#disposed) throw new Error('The vault was disposed of')
  }

  async #exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    return await this.#keepingKey(() => this.#oneWriterPerRecord.run(name, work))
  }

  /** Does something during which the key is not forgotten. */
  async #keepingKey<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#assertNotDisposed()
    const underWay = work()
    this.#underWay.add(underWay)
    try {
      return await underWay
    } finally {
      this.#underWay.delete(underWay)
    }
  }

  #outOfReach(): RecordFailure {
    const state = this.#state
    const keyLost = state.mode === 'memory' && state.reason === 'key-lost'
    const detail = state.mode === 'memory' ? state.detail : 'The data key is not there yet.'
    return { code: keyLost ? 'key-lost' : 'key-unavailable', detail }
  }

  /** One search for the key at a time; who asks during one gets its answer. */
  #findKey(setRecordsAside?: () => Promise<void>): Promise<VaultView> {
    this.#transition ??= this.#changeState(setRecordsAside).finally(() => {
      this.#transition = undefined
    })
    return this.#transition
  }

  async #changeState(setRecordsAside?: () => Promise<void>): Promise<VaultView> {
    const outcome = await this.#obtainKey(setRecordsAside)
    if (this.#disposed) {
      if (outcome.ok) outcome.value.bytes.fill(0)
      return this.#state
    }
    if (outcome.ok) {
      this.#dataKey = outcome.value
      await this.#sealMemory(outcome.value)
      this.#state = { mode: 'sealed', keptBy: this.#options.keyStore.label }
    } else {
      this.#state = { mode: 'memory', ...outcome.failure }
    }
    for (const listener of this.#listeners) listener(this.#state)
    return this.#state
  }

  async #obtainKey(
    setRecordsAside: (() => Promise<void>) | undefined
  ): Promise<Result<DataKey, DataKeyTrouble>> {
    try {
      await this.#records.prepare()
    } catch (error) {
      return failed(troubleOf(error))
    }
    return await obtainDataKey({
      folder: this.#options.folder,
      keyStore: this.#options.keyStore,
      fillRandom: this.#fill,
      sealedRecordsExist: () => this.#records.holdsRecords(),
      ...(setRecordsAside && { setRecordsAside })
    })
  }

  #sealMemory(dataKey: DataKey): Promise<void> {
    this.#sealing ??= this.#sealEach(dataKey).finally(() => {
      this.#sealing = undefined
    })
    return this.#sealing
  }

  /** Writes what was kept in memory. What the disk refuses stays there, and is readable there. */
  async #sealEach(dataKey: DataKey): Promise<void> {
    for (const [name, record] of this.#memory) {
      await this.#oneWriterPerRecord.run(name, async () => {
        if (this.#memory.get(name) !== record) return
        const { kind, binding, sealed } = record
        const opened = openSealed(this.#memoryKey, kind, binding, sealed)
        if (!opened.ok) throw new Error(`A record in memory is ${opened.failure.code}`)
        const resealed = seal(dataKey, kind, binding, opened.value, this.#fill)
        const written = await this.#records.write(name, resealed)
        if (written.ok) this.#memory.delete(name)
      })
    }
  }
}
