/** The member of a JSON value that a path of keys leads to; `undefined` where there is none. */
export function memberAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    value,
  )
}

/** The text that a path of keys leads to. @throws Error if there is none */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const member = memberAt(value, ...path)
  if (typeof member !== 'string') throw new Error(`No text at ${path.join('.')} of ${JSON.stringify(value)}`)
  return member
}

/** The list that a path of keys leads to, empty if nothing is there. @throws Error if something else is there */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const member = memberAt(value, ...path) ?? []
  if (!Array.isArray(member)) throw new Error(`No list at ${path.join('.')} of ${JSON.stringify(value)}`)
  return member
}
