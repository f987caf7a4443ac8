/**
 * The parts of a document that are generated: each between `<!-- generated: NAME -->` and `<!-- end: NAME -->`, in YAML between
 * `# generated: NAME` and `# end: NAME`.
 */

/**
 * The document with a section's content replaced. Throws unless it has the section's two markers once, in this order.
 */
export function replaceSection(document: string, name: string, content: string): string {
  const markers = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`] as const
  return replaceBetween(document, markers, `\n\n${content.trim()}\n\n`)
}

/** The same for YAML: the content is indented as its first marker is. */
export function replaceYamlSection(document: string, name: string, content: string): string {
  const markers = [`# generated: ${name}\n`, `# end: ${name}\n`] as const
  const [indentation = ''] = /[ ]*$/.exec(document.split(markers[0])[0] ?? '') ?? []
  return replaceBetween(document, markers, `${content.trim().replaceAll(/^(?=.)/gm, indentation)}\n${indentation}`)
}

function replaceBetween(document: string, [begin, end]: readonly [string, string], content: string): string {
  const [before, after, ...moreBegins] = document.split(begin)
  const [, rest, ...moreEnds] = after?.split(end) ?? []
  if (before === undefined || rest === undefined || moreBegins.length + moreEnds.length > 0) {
    throw new Error(`The document needs ${begin.trim()} and, after it, ${end.trim()}, each once.`)
  }
  return `${before}${begin}${content}${end}${rest}`
}
