import { awsCli } from './uploaders/aws-cli.ts'
import { hugoDeploy } from './uploaders/hugo-deploy.ts'
import { rclone } from './uploaders/rclone.ts'
import { s3cmd } from './uploaders/s3cmd.ts'
import { s3deploy } from './uploaders/s3deploy.ts'
import { s5cmd } from './uploaders/s5cmd.ts'
import type { ReportLine, Uploader } from './uploaders/uploader.ts'

export type ReportedObject = {
  readonly key: string
  readonly change: 'listed' | 'deleted'
  readonly line: number
}

/** `isWrong`: the line names an object. */
export type UnreadLine = { readonly line: number; readonly text: string; readonly isWrong: boolean }

export type UploadReport = {
  readonly uploaders: readonly string[]
  readonly objects: readonly ReportedObject[]
  readonly unread: readonly UnreadLine[]
  readonly unnamed: readonly string[]
}

const UPLOADERS = [awsCli, s3cmd, s5cmd, rclone, hugoDeploy, s3deploy]

/** Undefined if no line is an uploader's. */
export function readUploadReport(text: string): UploadReport | undefined {
  const lines = text.split('\n').flatMap((written, index) =>
    // A carriage return overwrites progress, so it ends a line.
    written.split('\r').map((line) => ({ text: withoutDecoration(line), line: index + 1 })),
  )
  const uploaders = UPLOADERS.filter(({ recognises }) => lines.some((line) => recognises(line.text)))
  if (uploaders.length === 0) return undefined

  const objects: ReportedObject[] = []
  const unread: UnreadLine[] = []
  const tallies = new Map(uploaders.map((uploader) => [uploader, createTally(uploader)]))
  for (const { text: shown, line } of lines) {
    if (shown.trim() === '') continue
    const { uploader, reading } = readLine(shown, uploaders)
    if (uploader === undefined || reading === undefined || reading.kind === 'damaged') {
      unread.push({ line, text: shown, isWrong: reading !== undefined || /s3:\/\/[^/\s]+\/\S/.test(shown) })
      continue
    }
    tallies.get(uploader)?.add(reading)
    if (reading.kind !== 'objects') continue
    objects.push(...reading.written.map((key) => ({ key, change: 'listed' as const, line })))
    objects.push(...reading.deleted.map((key) => ({ key, change: 'deleted' as const, line })))
  }
  return {
    uploaders: uploaders.map(({ name }) => name),
    objects,
    unread,
    unnamed: [...tallies.values()].flatMap((tally) => tally.describeUnnamed() ?? []),
  }
}

function withoutDecoration(line: string): string {
  return line
    .replaceAll(/\p{Cc}\[[\d;]*[A-Za-z]/gu, '')
    .replace(/^(?:[^\t]+\t[^\t]+\t\ufeff?)?\d{4}-\d\d-\d\dT[\d:.]+Z /, '')
}

function readLine(
  text: string,
  uploaders: readonly Uploader[],
): { readonly uploader?: Uploader; readonly reading?: ReportLine } {
  const readings = uploaders
    .map((uploader) => ({ uploader, reading: uploader.read(text) }))
    .filter(({ reading }) => reading !== undefined)
  const found = readings.find(({ reading }) => reading?.kind === 'objects') ?? readings[0]
  return found?.reading === undefined ? {} : { uploader: found.uploader, reading: found.reading }
}

function createTally({ name, verbose, counts }: Uploader) {
  const named = { written: 0, deleted: 0 }
  const counted = { written: 0, deleted: 0 }
  const join = (one: number, other: number) => (counts === 'repeatedly' ? Math.max(one, other) : one + other)
  return {
    add: (reading: ReportLine): void => {
      if (reading.kind === 'objects') {
        named.written += reading.written.length
        named.deleted += reading.deleted.length
      } else if (reading.kind === 'count') {
        counted.written = join(counted.written, reading.written)
        counted.deleted = join(counted.deleted, reading.deleted)
      }
    },
    describeUnnamed: (): string | undefined => {
      if (counted.written <= named.written && counted.deleted <= named.deleted) return undefined
      const how = verbose === undefined ? '' : ` Run it with ${verbose}.`
      return (
        `\`${name}\` counts ${counted.written} written and ${counted.deleted} deleted objects, ` +
        `but its report names ${named.written} and ${named.deleted}.${how}`
      )
    },
  }
}
