export type ManifestStore = {
  /** Undefined if none exists yet. Rejects with a Failure. */
  readonly load: () => Promise<Buffer | undefined>
  /** `kept` would be replaced. Rejects with a Failure. */
  readonly save: (encode: (kept: Buffer | undefined) => Buffer) => Promise<void>
}
