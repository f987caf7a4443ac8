/** A log for tests. */
import type { Log } from '../../../src/log.ts'

/** What is told, by how it is told. */
export function recordLog(tell: (log: Log) => void) {
  const told = {
    info: [] as string[],
    notice: [] as string[],
    warning: [] as string[],
    group: [] as [string, readonly string[]][],
  }
  tell({
    info: (text) => void told.info.push(text),
    notice: (text) => void told.notice.push(text),
    warning: (text) => void told.warning.push(text),
    group: (title, lines) => void told.group.push([title, lines]),
  })
  return told
}
