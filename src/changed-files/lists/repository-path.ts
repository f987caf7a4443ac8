export type PathReading =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'wrong'; readonly message: string }

/** `./public//a` becomes `public/a`; `..` may not leave the root. A backslash is part of a name. */
export function readRepositoryPath(text: string, { isObject = false } = {}): PathReading {
  const shown = JSON.stringify(text)
  if (!isObject && /^(?:\/|[A-Za-z]:[\\/])/.test(text)) {
    return wrong(
      `${shown} is absolute. Give paths relative to the repository's root, as \`git diff --name-only\` does.`,
    )
  }
  const segments: string[] = []
  for (const segment of text.split('/')) {
    if (segment === '..' && segments.pop() === undefined) {
      return wrong(`${shown} leads out of the repository. Give paths relative to its root.`)
    }
    if (!['', '.', '..'].includes(segment)) segments.push(segment)
  }
  if (isObject && segments.length > 0 && text.endsWith('/')) return { kind: 'path', path: `${segments.join('/')}/` }
  if (segments.length === 0 || /(?:^|\/)\.{0,2}$/.test(text)) {
    return wrong(`${shown} is a directory. List the files in it, or give what is to be purged in \`paths:\`.`)
  }
  return { kind: 'path', path: segments.join('/') }
}

function wrong(message: string): PathReading {
  return { kind: 'wrong', message }
}
