import { NOTHING, deleted, type ReportLine, type Uploader } from './uploader.ts'

/** Uploads share a line: `index.html (size) ↑ a.css (ETag) ↑ `. */
const UPLOAD = /(.+?) \([^()]*\) ↑(?: |$)/gsu
const DELETION = /^(.+) not found in source, deleting\.$/su
const COUNTS = /^Deleted (\d+) of \d+, uploaded (\d+), skipped \d+/
const OTHER = /^(?:Total in |This is a trial run|s3deploy |.+ skipping …$)/su

/** Names deleted objects only with `-v`. */
export const s3deploy: Uploader = {
  name: 's3deploy',
  verbose: '`-v`',
  counts: 'once',
  recognises: (line) => line.includes(') ↑') || DELETION.test(line) || COUNTS.test(line),
  read: (line): ReportLine | undefined => {
    const uploads = Array.from(line.matchAll(UPLOAD), ([, key = '']) => key)
    const rest = line.replace(UPLOAD, '').trim()
    if (uploads.length > 0) {
      const other = rest === '' ? NOTHING : s3deploy.read(rest)
      if (other === undefined) return undefined
      return { kind: 'objects', written: uploads, deleted: other.kind === 'objects' ? other.deleted : [] }
    }
    const gone = DELETION.exec(rest)?.[1]
    if (gone !== undefined) return deleted(gone)
    const [, deletions, counted] = COUNTS.exec(rest) ?? []
    if (deletions !== undefined) return { kind: 'count', written: Number(counted), deleted: Number(deletions) }
    return OTHER.test(rest) ? NOTHING : undefined
  },
}
