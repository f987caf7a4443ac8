/** Keeps the manifest of the last purged build. */
export type ManifestStore = {
  /** Undefined if none exists yet. Rejects with a Failure. */
  readonly load: () => Promise<Buffer | undefined>
  /** Rejects with a Failure. */
  readonly save: (manifest: Buffer) => Promise<void>
}
