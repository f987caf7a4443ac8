/** The text below the heading of a version, such as `## 1.2.3`; undefined if there is none. */
export function findNotes(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1)
  const [, ...lines] = sections.find((one) => one.split(/\s/, 1)[0] === version)?.split('\n') ?? []
  const notes = lines.join('\n').trim()
  return notes === '' ? undefined : notes
}
