/** Files of up to a megabyte that cost a reader much time, memory or stack. */

const MEGABYTE = 1024 * 1024

/** As many copies as fit into a megabyte with the text around them. */
function fill(piece: string, room = 0): string {
  return piece.repeat(Math.floor((MEGABYTE - room) / piece.length))
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

function laughs(levels: number): string {
  return lines(levels, (level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`))
    return `a${level}: &a${level} [${items.join(', ')}]`
  })
}

function indented(levels: number): string {
  return lines(levels, (level) => `${' '.repeat(level)}a:`)
}

/** Texts by the names of their files. */
type Bombs = Readonly<Record<string, () => string>>

export const JSON_BOMBS: Bombs = {
  'open-lists.json': () => fill('['),
  'open-maps.json': () => fill('{"a":'),
  'nested-lists.json': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'empty-lists.json': () => `[${fill('[],', 4)}[]]`,
  'numbers.json': () => `[${fill('1,', 4)}1]`,
  'long-text.json': () => JSON.stringify('x'.repeat(MEGABYTE - 2)),
  'escapes.json': () => `"${fill('\\u0041', 2)}"`,
  'open-escapes.json': () => `"${fill('\\\\', 2)}`,
  'long-number.json': () => `${fill('1', 2)}x`,
  'long-fraction.json': () => `1.${fill('1', 4)}e`,
  'blanks.json': () => fill(' \n'),
  'trailing-blanks.json': () => `[1,${fill(' ', 8)}]`,
  'equal-keys.json': () => `{${fill('"a":1,', 10)}"a":1}`,
  'prototype-keys.json': () => `{${fill('"__proto__":1,', 20)}"a":1}`,
  'variables.json': () => `[${fill('"${Q}",', 6)}""]`,
  'variables-in-a-text.json': () => `["${fill('${UNKNOWN}', 6)}"]`,
  'large-variables.json': () => `["${fill('${BIG}', 6)}"]`,
  'long-variable.json': () => `["\${${fill('A', 10)}}"]`,
}

export const YAML_STRUCTURE_BOMBS: Bombs = {
  'open-lists.yml': () => fill('['),
  'open-maps.yml': () => fill('{a: '),
  'nested-lists.yml': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'closing-brackets.yml': () => fill(']'),
  'dashes.yml': () => fill('- '),
  'question-marks.yml': () => fill('? '),
  'colons.yml': () => fill(': '),
  'colons-after-keys.yml': () => fill('a: '),
  'dash-lines.yml': () => fill('-\n'),
  'question-lines.yml': () => fill('?\n'),
  'colon-lines.yml': () => fill(':\n'),
  'question-and-colon-lines.yml': () => fill('? a\n: b\n'),
  'staircase.yml': () => indented(1_400),
  'deep-dash-lines.yml': () => lines(1_400, (level) => `${' '.repeat(level)}-`),
  'laughs.yml': () => laughs(12),
  'laughs-of-laughs.yml': () => laughs(400),
  'self-containing.yml': () => fill('&a [*a,*a]\n- '),
  'anchors.yml': () => fill('&a '),
  'anchored-items.yml': () => fill('- &a x\n'),
  'many-anchors.yml': () => lines(60_000, (index) => `- &a${index} x`),
  'aliases.yml': () => `- &a x\n${fill('- *a\n', 10)}`,
  'flow-aliases.yml': () => `[&a x,${fill('*a,', 10)}]`,
  'merges.yml': () => {
    const base = lines(5_000, (index) => `  k${index}: 1`)
    return `a: &a\n${base}\n${lines(900, (index) => `b${index}: {<<: *a}`)}`
  },
  'merge-chain.yml': () =>
    `a0: &a0 {x: 1}\n${lines(900, (index) => `a${index + 1}: &a${index + 1} {<<: *a${index}, k${index}: 1}`)}`,
  'equal-keys.yml': () => fill('a: 1\n'),
  'many-keys.yml': () => lines(70_000, (index) => `k${index}: 1`),
  'flow-list.yml': () => `[${fill('a, ', 4)}]`,
  'flow-commas.yml': () => `[${fill(',', 4)}]`,
  'flow-pairs.yml': () => `[${fill('a: b,', 4)}]`,
  'flow-map.yml': () => `{${fill('a,', 4)}}`,
  'flow-lines.yml': () => `[\n${fill('a,\n', 4)}]`,
  'flow-questions.yml': () => `[${fill('? ', 4)}]`,
  'flow-colons.yml': () => `[${fill(': ', 4)}]`,
  'flow-texts.yml': () => `[${fill("'a',", 4)}]`,
  'flow-then-key.yml': () => fill('[a]: '),
}

export const YAML_TEXT_BOMBS: Bombs = {
  'open-text.yml': () => `"${fill('a ', 4)}`,
  'open-texts.yml': () => fill('"\n'),
  'quotes.yml': () => fill("'"),
  'quotes-of-quotes.yml': () => fill('\\"'),
  'backslashes.yml': () => `"${fill('\\\\"', 4)}`,
  'folded-text.yml': () => `"${fill('a\n ', 4)}"`,
  'blank-lines-in-text.yml': () => `"${fill('\n', 4)}"`,
  'blanks-in-text.yml': () => `"${fill(' ', 4)}"`,
  'blanks-in-plain.yml': () => `a${fill(' ', 4)}b\nc`,
  'blank-lines-in-plain.yml': () => `a${fill(' \n', 4)}b`,
  'long-plain.yml': () => fill('a'),
  'many-plain-lines.yml': () => fill('a\n'),
  'long-key.yml': () => `${fill('a', 8)}: 1`,
  'block-text.yml': () => `|\n${fill(' a\n', 8)}`,
  'blank-block-text.yml': () => `|\n${fill(' \n', 8)}`,
  'kept-blank-block-text.yml': () => `|+\n${fill('\n', 8)}`,
  'shrinking-block-text.yml': () => `a: |\n${lines(1_400, (index) => ' '.repeat(1_400 - index))}\n a`,
  'block-texts.yml': () => fill('- |\n a\n'),
  'folded-block-text.yml': () => `>\n${fill(' a\n\n', 8)}`,
  'block-headers.yml': () => fill('|\n'),
  'comments.yml': () => fill('#\n'),
  'comments-after.yml': () => `a: 1\n${fill('#\n', 8)}`,
  'indented-comments.yml': () => `a:\n  b: 1\n${fill(' #\n', 20)}`,
  'blanks-then-comments.yml': () => `a:\n- b\n${'\n'.repeat(140_000)}${' #\n'.repeat(50_000)}`,
  'comments-in-flow.yml': () => `[${fill('#\n', 8)}]`,
  'comments-in-list.yml': () => fill('- #\n'),
  'comments-before-items.yml': () => fill('#\n- a\n'),
  'blank-lines.yml': () => `a:${fill('\n', 8)} b`,
  'blank-lines-after.yml': () => `a: 1${fill('\n', 8)}`,
  'blanks.yml': () => `a:${fill(' ', 8)}b`,
  'tabs.yml': () => fill('\t'),
  'tabs-and-keys.yml': () => fill('\ta:\n'),
  'documents.yml': () => fill('---\n'),
  'document-ends.yml': () => fill('...\n'),
  'directives.yml': () => `${fill('%A\n', 10)}---\na`,
  'tag-directives.yml': () => `${lines(50_000, (index) => `%TAG !e${index}! x`)}\n---\na`,
  'tags.yml': () => fill('!a '),
  'tagged-items.yml': () => fill('- !a b\n'),
  'open-tag.yml': () => `!<${fill('a', 4)}`,
  'bang-tags.yml': () => fill('!'),
  'percent-tag.yml': () => `!${fill('%41', 4)}`,
  'reserved.yml': () => fill('- @\n'),
  'carriage-returns.yml': () => fill('\r'),
  'carriage-returns-after-keys.yml': () => fill('a:\r'),
  'windows-lines.yml': () => fill('a: b\r\n'),
  'controls.yml': () => fill('\u0001'),
  'separators.yml': () => fill('\u2028a: '),
  'marks.yml': () => fill('\ufeff'),
  'variables.yml': () => fill('- ${Q}\n'),
}

export const XML_BOMBS: Bombs = {
  'open-elements.xml': () => fill('<a>'),
  'nested-elements.xml': () => '<a>'.repeat(100_000) + '</a>'.repeat(100_000),
  'empty-elements.xml': () => `<a>${fill('<b/>', 8)}</a>`,
  'long-name.xml': () => `<${fill('a', 4)}`,
  'long-text.xml': () => `<a>${fill('x', 8)}</a>`,
  'blanks-in-text.xml': () => `<a>x${fill(' ', 16)}x</a>`,
  'blanks-between.xml': () => `<a>${fill(' <b/>', 8)}</a>`,
  'texts-between.xml': () => `<a>${fill('x<!---->', 8)}<b/></a>`,
  'blanks-and-comments.xml': () => `<a>${fill(' <!---->', 8)}x</a>`,
  'references.xml': () => `<a>${fill('&#38;', 8)}</a>`,
  'ampersands.xml': () => `<a>${fill('&', 8)}</a>`,
  'unknown-entities.xml': () => `<a>${fill('&a;', 8)}</a>`,
  'attributes.xml': () => `<a ${lines(60_000, (index) => `a${index}=""`)}/>`,
  'attributes-of-elements.xml': () => `<a>${fill('<b c=""/>', 8)}</a>`,
  'long-attribute.xml': () => `<a b="${fill('x', 12)}"/>`,
  'doctype.xml': () =>
    `<!DOCTYPE a [${lines(20_000, (index) => `<!ENTITY e${index} "&e${index - 1};&e${index - 1};">`)}]><a>&e19999;</a>`,
  'laughs.xml': () => `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>${fill('&b;', 100)}</a>`,
  'open-doctype.xml': () => `<!DOCTYPE ${fill('[', 20)}`,
  'comments.xml': () => `${fill('<!---->', 8)}<a/>`,
  'open-comment.xml': () => `<a><!--${fill('- ', 8)}`,
  'instructions.xml': () => `<a>${fill('<?a?>', 8)}</a>`,
  'cdata.xml': () => `<a>${fill('<![CDATA[]]>', 8)}</a>`,
  'open-cdata.xml': () => `<a><![CDATA[${fill(']]', 20)}`,
  'brackets.xml': () => `<a>${fill(']', 8)}</a>`,
  'angles.xml': () => fill('<'),
  'closing.xml': () => fill('</a>'),
  'roots.xml': () => fill('<a/>'),
  'prefixes.xml': () => `<a>${fill('<b:c/>', 8)}</a>`,
  'controls.xml': () => `<a>${fill('\u0001', 8)}</a>`,
  'outside.xml': () => fill('x'),
}

export const BOMBS: Bombs = { ...JSON_BOMBS, ...YAML_STRUCTURE_BOMBS, ...YAML_TEXT_BOMBS, ...XML_BOMBS }
