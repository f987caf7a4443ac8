import { readVariable, type Environment } from '../environment.ts'

/** A calling git sets these for its children. */
const POINTING_ELSEWHERE = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_NAMESPACE',
]

export type GitSetting = readonly [string, string]

/**
 * The caller's environment and settings of the scope `command`. Writes no configuration.
 *
 * - `safe.directory`: in a container, the clone belongs to another user.
 * - `gc.auto`, `maintenance.auto`: leaves the user's clone alone.
 * - No replacement objects: they would give other trees than the deployed ones.
 * - No prompts, and messages in English, since we parse them.
 *
 * `directory` (the clone) and `ceiling` (where git stops looking for a repository) are real paths. Other processes
 * cannot read secrets in `settings`, unlike on a command line.
 */
export function gitEnvironment(given: {
  readonly env: Environment
  readonly directory: string
  readonly ceiling: string
  readonly settings?: readonly GitSetting[]
}): Environment {
  const { env, directory, ceiling } = given
  const settings: readonly GitSetting[] = [
    ['safe.directory', directory],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['protocol.version', '2'],
    ['fetch.writeCommitGraph', 'false'],
    ...(given.settings ?? []),
  ]
  const first = /^\d+$/.test(env['GIT_CONFIG_COUNT'] ?? '') ? Number(env['GIT_CONFIG_COUNT']) : 0
  const appended = settings.flatMap(([key, value], index): [string, string][] => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ])
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !POINTING_ELSEWHERE.includes(name))),
    ...Object.fromEntries(appended),
    GIT_CONFIG_COUNT: String(first + settings.length),
    GIT_CEILING_DIRECTORIES: ceiling,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

/** A `.gitconfig` for git before 2.36, which reads `safe.directory` from files only. Includes the user's own. */
export function safeDirectoryConfig(given: { readonly env: Environment; readonly directory: string }): string {
  const { env, directory } = given
  const home = readVariable(env, 'HOME')
  const own =
    home === undefined
      ? []
      : [`${readVariable(env, 'XDG_CONFIG_HOME') ?? `${home}/.config`}/git/config`, `${home}/.gitconfig`]
  const includes = own.map((path) => `[include]\n\tpath = ${quote(path)}\n`)
  return `${includes.join('')}[safe]\n\tdirectory = ${quote(directory)}\n`
}

function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`
}
