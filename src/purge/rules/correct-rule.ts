/** Forms of YAML, JSON and other tools. */

const ARROW = /(?:^|\s+)->(?=\s|$)/
const OTHER_ARROW = /\s*(?:-{1,2}>|={1,2}>|[→⇒➔➜⟶])\s*|\s+>\s+|:\s+|\s+(?=[/#])/

/** With white space around them. */
export function splitAtArrows(source: string): readonly string[] {
  return source.split(ARROW)
}

/** Undefined without a list marker, quotes or commas of another language. */
export function unwrapRule(source: string): string | undefined {
  const bare = withoutQuotes(withoutListMarks(source))
  const [glob = '', targets, ...more] = splitAtArrows(bare)
  if (targets === undefined) return bare === source ? undefined : (correctArrow(bare) ?? bare)
  const words = splitTargets(targets)
  const isPlain = bare === source && withoutQuotes(glob) === glob && targets.trim().split(/\s+/).join() === words.join()
  return isPlain || more.length > 0 ? undefined : formatRule(glob, words)
}

/** Undefined without another arrow, a colon or white space. */
export function correctArrow(source: string): string | undefined {
  const [glob = '', ...rest] = source.split(OTHER_ARROW)
  const words = rest.flatMap(splitTargets)
  return glob === '' || words.length === 0 ? undefined : formatRule(glob, words)
}

function formatRule(glob: string, words: readonly string[]): string {
  const targets = words.map((word) => (/^[/#]/.test(word) ? word : `/${word}`))
  return `${withoutQuotes(glob)} -> ${targets.join(' ')}`
}

function splitTargets(targets: string): readonly string[] {
  return targets
    .split(/,?\s+|,(?=["'])/)
    .filter((word) => word !== '')
    .map(withoutQuotes)
}

function withoutListMarks(source: string): string {
  return source
    .replace(/^-\s+/, '')
    .replace(/^\[\s*(?=["'])/, '')
    .replace(/(?<=["'])\s*[\],]+$/, '')
}

function withoutQuotes(text: string): string {
  return /^(["'`])((?:(?!\1).)*)\1$/.exec(text)?.[2] ?? text
}
