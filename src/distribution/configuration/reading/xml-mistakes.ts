/** What is wrong where XML's grammar ends, in words that say what to write instead. */

/** Said of a `&` that begins none of them. */
export const LONE_AMPERSAND =
  'no valid XML: this `&` begins none of &lt; &gt; &amp; &apos; &quot; and no character’s number such as &#38;; write a lone `&` as `&amp;`'

/** Our words for the parser's, by how those begin. */
const WORDS: readonly (readonly [string, string])[] = [
  ['malformed character entity', 'XML allows no character of this number'],
  ['unquoted attribute value', 'the value of an attribute stands in quotes'],
  ['documents may contain only one root', 'a second element begins after the first; a configuration is one element'],
  [
    'document must contain a root element',
    'there is no whole element, such as <DistributionConfig>…</DistributionConfig>',
  ],
  ['text data outside of root node', 'there is text outside of the element at the root; remove it'],
  ['unmatched closing tag', 'this closes an element that is not open'],
  ['unexpected end', 'the file ends in the middle of a tag, a comment or the like'],
  ['disallowed character.', 'a character stands here that XML does not allow; remove it'],
]

/** `problem` is what the parser says, which begins with a place of its own counting: `3:7: undefined entity.` */
export function describeXmlMistake(problem: string): string {
  const said = problem.replace(/^\d+:\d+: /, '')
  const words = WORDS.find(([begin]) => said.startsWith(begin))?.[1] ?? said.replace(/\.$/, '')
  return `no valid XML: ${words}`
}
