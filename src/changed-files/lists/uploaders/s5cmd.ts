import { fieldOf } from '../../../event/payload.ts'
import {
  DAMAGED,
  NOTHING,
  deleted,
  parseJson,
  readTransferPath,
  readPair,
  transfer,
  type ReportLine,
  type Uploader,
} from './uploader.ts'

const COMMAND = /^(cp|mv|rm) (.+)$/su
const COMPLAINT = /^(?:ERROR|WARNING|INFO|DEBUG|TRACE) /

export const s5cmd: Uploader = {
  name: 's5cmd',
  verbose: '`--log info`',
  counts: 'once',
  recognises: (line) =>
    /^(?:cp|mv) .* s3:\/\/[^/]+\/|^(?:cp|mv|rm) s3:\/\/[^/]+\//su.test(line) || line.startsWith('{"operation":"'),
  read: (line) => {
    if (line.startsWith('{')) return readJson(line)
    if (COMPLAINT.test(line) || /^\s*\d+(?:\.\d+)?%\s/.test(line)) return NOTHING
    const [, command, names] = COMMAND.exec(line) ?? []
    if (command === undefined || names === undefined) return undefined
    if (command === 'rm') return readRemoval(names)
    return readPair(names, ' ', command === 'mv')
  },
}

function readRemoval(name: string): ReportLine {
  const location = readTransferPath(name)
  return location.kind === 'object' ? deleted(location.key) : DAMAGED
}

function readJson(line: string): ReportLine | undefined {
  const entry = parseJson(line)
  const [operation, source, destination] = ['operation', 'source', 'destination'].map((name) => fieldOf(entry, name))
  if (fieldOf(entry, 'error') !== undefined || fieldOf(entry, 'success') === false) return NOTHING
  if (typeof operation !== 'string') return undefined
  if (!['cp', 'mv', 'rm'].includes(operation)) return NOTHING
  if (typeof source !== 'string') return DAMAGED
  if (operation === 'rm') return readRemoval(source)
  if (typeof destination !== 'string') return DAMAGED
  return transfer(readTransferPath(source), readTransferPath(destination), operation === 'mv')
}
