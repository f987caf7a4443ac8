import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { sep } from 'node:path'

/** Rejects for links, pipes, devices and larger files. Errors of the file system keep their `code`. */
export async function readRegularFile(file: string, maxSize: number): Promise<Buffer> {
  // A pipe would block, and a link may have appeared since.
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

/** Both are real paths. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`)
}

export async function findRealPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}

export function isMissingFile(error: unknown): boolean {
  return codeOf(error) === 'ENOENT'
}

/** Whether `error` says that a directory does not exist, or is a file. */
export function isMissingDirectory(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
