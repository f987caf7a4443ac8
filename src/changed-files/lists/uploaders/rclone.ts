import { fieldOf } from '../../../event/payload.ts'
import { NOTHING, deleted, parseJson, written, type ReportLine, type Uploader } from './uploader.ts'

/** https://rclone.org/docs/#log-format-string */
const LOG =
  /^(?:<\d>)?(?:\d{4}\/\d\d\/\d\d )?(?:\d\d:\d\d:\d\d(?:\.\d+)? )?(?:\[\d+\] )?(?:\S+\.go:\d+: )?(DEBUG|INFO|NOTICE|WARNING|ERROR) *: (.*)$/su
const OBJECT = /^(.+): ((?:Multi-thread )?(?:Copied|Moved|Deleted|Renamed|Skipped|Server[ -]side)\b.*)$/su
const STATISTICS =
  /^(?:Transferred|Transferring|Checks|Checking|Deleted|Renamed|Errors|Elapsed time|Listed|Server Side \w+):|^ \*\s/
const UNCHANGED =
  /: (?:Unchanged skipping|Updated modification time|Made directory|Making directory|Removed directory|Removing directory|Set directory modification time|Waiting for|Sizes identical|Couldn't|Not )|^There was nothing to transfer|^$/

/** `sync`, `copy`, `move` and `delete`, as text and with `--use-json-log`. */
export const rclone: Uploader = {
  name: 'rclone',
  verbose: '`-v`',
  counts: 'repeatedly',
  recognises: (line) =>
    LOG.test(line) || (line.startsWith('{') && line.includes('"level":"') && /"source":"|"object":"/.test(line)),
  read: (line) => {
    if (line.startsWith('{')) return readJson(line)
    const [, level, text] = LOG.exec(line) ?? []
    if (level === undefined || text === undefined) return readStatistics(line)
    const [, object, message] = OBJECT.exec(text) ?? []
    if (object !== undefined && message !== undefined) return readMessage(level, object, message)
    if (level !== 'INFO' || UNCHANGED.test(text)) return NOTHING
    return readStatistics(text)
  },
}

function readMessage(level: string, object: string, message: string): ReportLine | undefined {
  if (level === 'ERROR' || level === 'DEBUG') return NOTHING
  const skipped = /^Skipped (\w+).* as --dry-run is set/.exec(message)?.[1]
  const action = skipped ?? /^(?:Multi-thread )?(Copied|Moved|Deleted|Renamed|Server)/.exec(message)?.[1]?.toLowerCase()
  const to = / to: (.+)$/s.exec(message)?.[1]
  const from = /^Renamed from "(.+)"$/s.exec(message)?.[1]
  switch (action) {
    case 'copy':
    case 'copied':
    case 'server':
      return written(to ?? object)
    case 'delete':
    case 'deleted':
    case 'remove':
      return deleted(object)
    case 'move':
    case 'moved':
    case 'rename':
    case 'renamed': {
      const gone = to === undefined ? from : object
      return { kind: 'objects', written: [to ?? object], deleted: gone === undefined ? [] : [gone] }
    }
    case undefined:
      return undefined
    default:
      return NOTHING
  }
}

/** Counts of files, not of bytes: `Transferred: 2 / 2, 100%`. */
function readStatistics(line: string): ReportLine | undefined {
  const transferred = /^Transferred:\s+(\d+) \/ \d+, /.exec(line)?.[1]
  if (transferred !== undefined) return { kind: 'count', written: Number(transferred), deleted: 0 }
  const gone = /^Deleted:\s+(\d+) \(files\)/.exec(line)?.[1]
  if (gone !== undefined) return { kind: 'count', written: 0, deleted: Number(gone) }
  return STATISTICS.test(line) ? NOTHING : undefined
}

function readJson(line: string): ReportLine | undefined {
  const entry = parseJson(line)
  const [level, message, object] = ['level', 'msg', 'object'].map((name) => fieldOf(entry, name))
  if (typeof level !== 'string' || typeof message !== 'string') return undefined
  if (typeof object === 'string' && OBJECT.test(`-: ${message}`))
    return readMessage(level.toUpperCase(), object, message)
  const statistics = fieldOf(entry, 'stats')
  const [transfers, deletes] = ['transfers', 'deletes'].map((name) => fieldOf(statistics, name))
  if (typeof transfers === 'number' && typeof deletes === 'number')
    return { kind: 'count', written: transfers, deleted: deletes }
  if (level !== 'info' || UNCHANGED.test(message) || UNCHANGED.test(`: ${message}`)) return NOTHING
  return undefined
}
