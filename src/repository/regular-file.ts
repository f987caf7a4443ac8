import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { sep } from 'node:path'

/**
 * The bytes of a file of at most `maxSize` bytes. Rejects for everything else: a link at the end of the path, a pipe or a device,
 * which are never waited for, and a larger file. An error of the file system keeps its `code`.
 */
export async function readRegularFile(file: string, maxSize: number): Promise<Buffer> {
  // Opening a pipe would wait for its writer, and a link may have been put here meanwhile.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw new Error('it is not a regular file; give the path of a file')
    if (status.size > maxSize) throw new Error(`it has ${status.size} bytes; at most ${maxSize} bytes are read`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** Whether a path lies below a directory. Both are real paths. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`)
}

/** The path without any link; undefined if there is nothing. */
export async function findRealPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}
