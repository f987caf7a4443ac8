import { delimiter, isAbsolute, resolve, sep } from 'node:path'
import type { Environment } from '../environment.ts'
import { isBelow } from './regular-file.ts'

/** For programs, certificates and proxies. */
const PASSED_ON =
  /^(?:PATHEXT|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|CURL_CA_BUNDLE|GIT_SSL_(?:CAINFO|CAPATH|NO_VERIFY))$/i

/**
 * A closed list: no variable of the job can make git run a program, write a file or read another repository, and none
 * has a secret.
 */
export function gitEnvironment(given: {
  readonly env: Environment
  readonly gitDirectory: string
  readonly workspaces: readonly string[]
}): Environment {
  const { env, gitDirectory, workspaces } = given
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.test(name))),
    ...pathOutside(env, workspaces),
    GIT_DIR: gitDirectory,
    HOME: gitDirectory,
    XDG_CONFIG_HOME: gitDirectory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // An empty value disables SSH_ASKPASS.
    GIT_ASKPASS: '',
    // Git before 2.44 ignores this variable.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // We parse its messages.
    LC_ALL: 'C',
  }
}

/** PATH, with only the absolute directories outside of `workspaces`. */
export function pathOutside(env: Environment, workspaces: readonly string[]): Environment {
  const isElsewhere = (directory: string) => !workspaces.some((each) => isBelow(`${resolve(directory)}${sep}`, each))
  const leaveOut = (path = '') =>
    path
      .split(delimiter)
      .filter((directory) => isAbsolute(directory) && isElsewhere(directory))
      .join(delimiter)
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (name.toUpperCase() === 'PATH' ? [[name, leaveOut(value)]] : [])),
  )
}
