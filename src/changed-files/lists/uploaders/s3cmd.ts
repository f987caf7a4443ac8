import { DAMAGED, NOTHING, deleted, readTransferPath, transfer, written, type Uploader } from './uploader.ts'

/** The second name ends at the last quote; sizes and counts follow in brackets. */
const PAIR = /^(?:(upload|remote copy|copy|move|download): )?'(.+)' -> '(.+)'(?:\s+[[(].*)?\s*$/su
const DELETION = /^delete: '(.+)'(?:\s+[[(].*)?\s*$/su
const MODIFICATION = /^modify: '(s3:\/\/.+)'(?:\s+[[(].*)?\s*$/su
const OTHER =
  /^(?:WARNING|ERROR|INFO|DEBUG|NOTICE): |^Done\. |^\s*\d+ of \d+\s+\d+% in|^Public URL of the object is: |^Check progress with: |^Created invalidation request |^Process files/

export const s3cmd: Uploader = {
  name: 's3cmd',
  verbose: undefined,
  counts: 'once',
  recognises: (line) => (PAIR.test(line) && line.includes("'s3://")) || /^(?:delete|modify): 's3:\/\//.test(line),
  read: (line) => {
    const [, verb, from, to] = PAIR.exec(line) ?? []
    if (from !== undefined && to !== undefined) {
      // For copies inside the destination, sync prints names relative to it.
      if (verb === 'remote copy' && !to.startsWith('s3://')) return written(to)
      return transfer(readTransferPath(from), readTransferPath(to), verb === 'move')
    }
    const object = DELETION.exec(line)?.[1]
    if (object !== undefined) {
      const location = readTransferPath(object)
      if (location.kind === 'object') return deleted(location.key)
      return object.startsWith('s3:') ? DAMAGED : NOTHING
    }
    const modified = MODIFICATION.exec(line)?.[1]
    if (modified !== undefined) {
      const location = readTransferPath(modified)
      return location.kind === 'object' ? written(location.key) : DAMAGED
    }
    if (OTHER.test(line)) return NOTHING
    return /^(?:upload|remote copy|copy|move|delete): '|^'.*' -> '/.test(line) ? DAMAGED : undefined
  },
}
