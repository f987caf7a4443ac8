import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { sep } from 'node:path'
import { Failure } from '../failure.ts'

const NOT_REGULAR = 'it is not a regular file; give the path of a file'

/** Cannot be the path of a file. */
export class WrongPath extends Failure {}

/**
 * Rejects for larger files, and with a WrongPath for links, pipes and devices. Errors of the file system keep their
 * `code`.
 */
export async function readRegularFile(file: string, maxSize: number): Promise<Buffer> {
  // A pipe would block, and a link may have appeared since.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  const handle = await open(file, flags).catch((error: unknown) => {
    // A socket.
    throw codeOf(error) === 'ENXIO' ? new WrongPath(NOT_REGULAR) : error
  })
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw new WrongPath(NOT_REGULAR)
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

/** Also if it is a file. */
export function isMissingDirectory(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
}

export function isLoopOfLinks(error: unknown): boolean {
  return codeOf(error) === 'ELOOP'
}

export function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
