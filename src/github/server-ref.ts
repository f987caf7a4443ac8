import { Failure } from '../failure.ts'
import type { Network } from '../network/network.ts'
import { isFullSha, isServerRef } from '../repository/revision.ts'
import { basicToken, locate, type Server } from '../repository/server.ts'

/** Milliseconds. */
const TIMEOUT = 5_000
const LIMITS = { connection: TIMEOUT, headers: TIMEOUT, answer: TIMEOUT }

/**
 * One request of git's protocol; `git ls-remote` makes two, in three processes. Undefined if it fails: git can say why.
 * https://git-scm.com/docs/protocol-v2#_ls_refs
 */
export async function readServerRef(
  ref: string,
  { server, network }: { readonly server: Server; readonly network: () => Promise<Pick<Network, 'send'>> },
): Promise<string | undefined> {
  if (!isServerRef(ref)) return undefined
  try {
    const { url, scheme } = locate(server)
    if (scheme === 'file') return undefined
    const { send } = await network()
    const { status, body } = await send({
      method: 'POST',
      url: new URL(`${url}/git-upload-pack`),
      headers: {
        accept: 'application/x-git-upload-pack-result',
        'content-type': 'application/x-git-upload-pack-request',
        'git-protocol': 'version=2',
        'user-agent': 'git/cloudfront-action',
        ...(server.token !== undefined && { authorization: `basic ${basicToken(server.token)}` }),
      },
      body: `${packet('command=ls-refs\n')}0001${packet('peel\n')}${packet(`ref-prefix ${ref}\n`)}0000`,
      isOptional: true,
      limits: LIMITS,
    })
    return status === 200 ? findRef(ref, body) : undefined
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** https://git-scm.com/docs/protocol-common#_pkt_line_format */
function packet(text: string): string {
  return (4 + Buffer.byteLength(text)).toString(16).padStart(4, '0') + text
}

function findRef(ref: string, body: Buffer): string | undefined {
  for (let at = 0; at < body.length;) {
    const size = Number.parseInt(body.toString('latin1', at, at + 4), 16)
    // 0000 ends the list.
    if (!(size > 4)) return undefined
    const [sha = '', name, ...attributes] = body
      .toString('utf8', at + 4, at + size)
      .trimEnd()
      .split(' ')
    const tagged = attributes.find((attribute) => attribute.startsWith('peeled:'))?.slice('peeled:'.length)
    const commit = tagged ?? sha
    if (name === ref) return isFullSha(commit) ? commit : undefined
    at += size
  }
  return undefined
}
