/** Where the manifest of the last purged build is kept. */
export type ManifestStore = {
  /** The newest manifest that this run may read; undefined if there is none yet. Rejects with a Failure. */
  readonly load: () => Promise<Buffer | undefined>
  /** Rejects with a Failure. */
  readonly save: (manifest: Buffer) => Promise<void>
}
