/** One request as the attacker's listener received it, whole. */
export interface AttackerRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** A TLS listener on loopback that records whatever reaches it and answers an empty JSON object. */
export interface Attacker {
  /** `https://localhost:PORT`, with a certificate that the demo's CA signed. */
  readonly origin: string
  /** `http://localhost:PORT`: the same without TLS. */
  readonly plainOrigin: string
  readonly requests: readonly AttackerRequest[]
  close(): Promise<void>
}
