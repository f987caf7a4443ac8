const QUOTED = /^(?:(["'`])((?:(?!\1).)+)\1|[“”„«]([^“”„«»]+)[“”»]|[‘’‚]([^‘’‚]+)[‘’])$/

/** Text inside a pair of straight or curly quotes; other text stays. */
export function unquote(text: string): string {
  const [, , straight, double, single] = QUOTED.exec(text) ?? []
  return straight ?? double ?? single ?? text
}
