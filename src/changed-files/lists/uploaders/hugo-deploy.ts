import { DAMAGED, NOTHING, deleted, written, type Uploader } from './uploader.ts'

/** Older versions add a date. */
const LEVEL = /^(?:INFO|WARN|ERROR|DEBUG)\s+(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d )?/
const UPLOAD = /^(?:\[DRY RUN\] Would upload: |Uploading )(.+) \(\d[^()]* (?:[kMGT]?i?B)(?:, .*)?\): .+$/su
const DELETION = /^(?:\[DRY RUN\] Would delete (.+)|Deleting (.+)\.\.\.)$/su
const COUNTS = /^Identified (\d+) file\(s\) to upload, totaling .*, and (\d+) file\(s\) to delete\.$/
const OTHER =
  /^(?:Deploying to target |Found \d+ (?:local|remote) files|No changes required|Success!|Invalidating CloudFront CDN|Failed to |Encountered \d+ errors|Continue\? |Start building |Total in |hugo v|deploy: |\[DRY RUN\] Would invalidate |Invalidating Google Cloud CDN|failed to invalidate )/

/** Names files only with `--logLevel info` and in a dry run. */
export const hugoDeploy: Uploader = {
  name: 'hugo deploy',
  verbose: '`--logLevel info`',
  counts: 'once',
  recognises: (line) => {
    const text = line.replace(LEVEL, '')
    return COUNTS.test(text) || UPLOAD.test(text) || /^Deploying to target "|^\[DRY RUN\] Would delete /.test(text)
  },
  read: (line) => {
    const text = line.replace(LEVEL, '').trimEnd()
    const upload = UPLOAD.exec(text)?.[1]
    if (upload !== undefined) return written(upload)
    const [, planned, done] = DELETION.exec(text) ?? []
    const gone = planned ?? done
    if (gone !== undefined) return deleted(gone)
    const [, uploads, deletions] = COUNTS.exec(text) ?? []
    if (uploads !== undefined) return { kind: 'count', written: Number(uploads), deleted: Number(deletions) }
    const skipped = /^Skipping (\d+) deletes because /.exec(text)?.[1]
    if (skipped !== undefined) return { kind: 'count', written: 0, deleted: -Number(skipped) }
    if (OTHER.test(text) || /^(?:WARN|ERROR|DEBUG) /.test(line)) return NOTHING
    return /^(?:\[DRY RUN\] Would |Uploading |Deleting )/.test(text) ? DAMAGED : undefined
  },
}
