import { delimiter, isAbsolute, resolve, sep } from 'node:path'
import type { Environment } from '../environment.ts'
import { isBelow } from './regular-file.ts'

/** Variables that git gets as they are: where programs, certificates and proxies are. */
const PASSED_ON =
  /^(?:PATHEXT|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|CURL_CA_BUNDLE|GIT_SSL_(?:CAINFO|CAPATH|NO_VERIFY))$/i

/**
 * The environment of every git: a closed list, so that no variable of the job makes it run a program, write a file or read another
 * repository, and none holds a secret. `gitDirectory` is a repository of our own, whose configuration is the only one that is read,
 * and has the place of HOME, too. Of PATH the directories remain that are absolute and not in `workspaces`.
 */
export function gitEnvironment(given: {
  readonly env: Environment
  readonly gitDirectory: string
  readonly workspaces: readonly string[]
}): Environment {
  const { env, gitDirectory, workspaces } = given
  const variables = Object.entries(env)
  const path = variables
    .filter(([name]) => name.toUpperCase() === 'PATH')
    .map(([name, value = '']): [string, string] => [name, leaveOut(value, workspaces)])
  return {
    ...Object.fromEntries(variables.filter(([name]) => PASSED_ON.test(name))),
    ...Object.fromEntries(path),
    GIT_DIR: gitDirectory,
    HOME: gitDirectory,
    XDG_CONFIG_HOME: gitDirectory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // An empty one keeps git from asking SSH_ASKPASS.
    GIT_ASKPASS: '',
    // Nothing is fetched on the way; git before 2.44 is only kept from it by having no transport.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // Its messages are read.
    LC_ALL: 'C',
  }
}

function leaveOut(path: string, workspaces: readonly string[]): string {
  const isElsewhere = (directory: string) => !workspaces.some((each) => isBelow(`${resolve(directory)}${sep}`, each))
  return path
    .split(delimiter)
    .filter((directory) => isAbsolute(directory) && isElsewhere(directory))
    .join(delimiter)
}
