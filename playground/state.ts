/** The visitor's values, by the names of the action's inputs. `files` has one file name per line. */
export type State = {
  readonly rules: string
  readonly root: string
  readonly files: string
  readonly index: string
  readonly 'directory-urls': string
  readonly 'clean-urls': string
  readonly 'query-strings': string
  readonly 'origin-path': string
  readonly 'max-paths': string
}

/** The action's defaults. */
export const EMPTY: State = {
  rules: '',
  root: '',
  files: '',
  index: 'index.html',
  'directory-urls': 'slash',
  'clean-urls': 'false',
  'query-strings': 'false',
  'origin-path': '',
  'max-paths': '0',
}

const NAMES = Object.keys(EMPTY) as (keyof State)[]

/** The fragment of a link, with `#`: only what differs from the defaults. */
export function toFragment(state: State): string {
  const parameters = new URLSearchParams()
  for (const name of NAMES) if (state[name] !== EMPTY[name]) parameters.set(name, state[name])
  return `#${parameters.toString()}`
}

/** Undefined if the fragment has no state. Unknown names are left out. */
export function fromFragment(fragment: string): State | undefined {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''))
  const given = NAMES.filter((name) => parameters.has(name))
  if (given.length === 0) return undefined
  return { ...EMPTY, ...Object.fromEntries(given.map((name) => [name, parameters.get(name) ?? ''])) }
}
