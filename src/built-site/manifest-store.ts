/** Keeps the manifest of the last purged build. */
export type ManifestStore = {
  /** The newest readable manifest; undefined if none exists yet. Rejects with a Failure. */
  readonly load: () => Promise<Buffer | undefined>
  /** Rejects with a Failure. */
  readonly save: (manifest: Buffer) => Promise<void>
}
