/** The parts of a document that are generated: each between `<!-- generated: NAME -->` and `<!-- end: NAME -->`. */

/** The document with a section's content replaced. Throws unless the section's two markers stand in it once, in this order. */
export function replaceSection(document: string, name: string, content: string): string {
  const begin = `<!-- generated: ${name} -->`
  const end = `<!-- end: ${name} -->`
  const [before, after, ...moreBegins] = document.split(begin)
  const [, rest, ...moreEnds] = after?.split(end) ?? []
  if (before === undefined || rest === undefined || moreBegins.length + moreEnds.length > 0) {
    throw new Error(`The document needs ${begin} and, after it, ${end}, each once.`)
  }
  return `${before}${begin}\n\n${content.trim()}\n\n${end}${rest}`
}
