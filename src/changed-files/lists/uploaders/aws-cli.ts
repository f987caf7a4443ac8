import { DAMAGED, NOTHING, deleted, readTransferPath, readPair, type Uploader } from './uploader.ts'

const TRANSFER = /^(?:\(dryrun\) )?(upload|copy|delete|move|download): (.+)$/su
const PROGRESS = /^(?:Completed .*?file\(s\) remaining(?: \(calculating\.\.\.\))?\s*)+/su
const COMPLAINT =
  /^(?:(?:upload|copy|delete|move|download) failed|warning|fatal error|user error|cancelled|aws: \[ERROR\]): /

/** Also with `--dryrun`. A line may begin with progress. */
export const awsCli: Uploader = {
  name: 'aws s3',
  verbose: undefined,
  counts: 'once',
  recognises: (line) =>
    PROGRESS.test(line) ||
    /^(?:\(dryrun\) )?(?:delete: |(?:upload|copy|move): .* to |(?:download|move): (?=s3:\/\/.* to ))s3:\/\//su.test(
      line,
    ),
  read: (line) => {
    const text = line.replace(PROGRESS, '').trimEnd()
    if (text === '' || COMPLAINT.test(text)) return NOTHING
    const [, verb, rest] = TRANSFER.exec(text) ?? []
    if (verb === undefined || rest === undefined) return undefined
    if (verb !== 'delete') return readPair(rest, ' to ', verb === 'move')
    const location = readTransferPath(rest)
    if (location.kind === 'object') return deleted(location.key)
    return rest.startsWith('s3:') ? DAMAGED : NOTHING
  },
}
