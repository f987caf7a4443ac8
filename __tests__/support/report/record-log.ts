/** A log for tests. */
import type { Log } from '../../../src/log.ts'

/** The texts by the kind of log line. */
export function recordLog(write: (log: Log) => void) {
  const written = {
    info: [] as string[],
    notice: [] as string[],
    warning: [] as string[],
    group: [] as [string, readonly string[]][],
  }
  write({
    info: (text) => void written.info.push(text),
    notice: (text) => void written.notice.push(text),
    warning: (text) => void written.warning.push(text),
    group: (title, lines) => void written.group.push([title, lines]),
  })
  return written
}
