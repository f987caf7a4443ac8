import { accessSync, constants } from 'node:fs'
import { join, resolve } from 'node:path'

/** The directory of this repository. */
export const repositoryRoot = resolve(import.meta.dirname, '..')

const PROGRAMS = {
  act: 'bin/act',
  actionlint: 'bin/actionlint',
  aws: 'python/bin/aws',
  chromium: 'browser/chromium',
  ministack: 'python/bin/ministack',
  moto: 'python/bin/moto_server',
  zizmor: 'python/bin/zizmor',
} as const

/**
 * Finds a program that `.ci/install-tools` installs.
 *
 * @returns its absolute path
 * @throws Error if it is not there, with what to run
 */
export function findTool(name: keyof typeof PROGRAMS): string {
  const path = join(repositoryRoot, '.tools', PROGRAMS[name])
  try {
    accessSync(path, constants.X_OK)
  } catch (cause) {
    throw new Error(`${name} is not at ${path}: run \`.ci/install-tools\``, { cause })
  }
  return path
}
