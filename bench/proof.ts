/** Asks an edge over HTTPS that answers each request after 50 ms. Fails if 100 URLs take more than 1.5 s. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setDefaultCACertificates } from 'node:tls'
import { openNetwork } from '../src/network/network.ts'
import { openAskEdge } from '../src/proof/ask-edge.ts'
import { digestBytes } from '../src/proof/body-digest.ts'
import type { AskedUrl } from '../src/proof/choose-urls.ts'
import { prove } from '../src/proof/prove.ts'

const URLS = 100
const ANSWER_MS = 50
const LIMIT_MS = 1_500

const read = (name: string) => readFileSync(new URL(`../emulators/cloudfront/samples/${name}`, import.meta.url), 'utf8')
const cert = read('edge.crt')
setDefaultCACertificates([cert])

const server = createServer({ cert, key: read('edge.key') }, ({ url = '' }, response) => {
  setTimeout(() => response.writeHead(200, { 'x-cache': 'Miss from cloudfront' }).end(url), ANSWER_MS)
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
// A server of TCP has a port.
const { port } = server.address() as AddressInfo

const urls = Array.from({ length: URLS }, (_, index): AskedUrl => {
  const path = `/${index}.html`
  return { path, item: path, purgeAs: path, files: [] }
})
const now = Date.now
const network = openNetwork({ env: {}, now, deadline: now() + 60_000 })
const begun = now()
const proof = await prove(
  {
    origin: `https://localhost:${port}`,
    verify: 'fail',
    warm: false,
    choice: { urls, candidates: URLS },
    expectationOf: ({ path }) =>
      Promise.resolve({ kind: 'file', files: [{ head: digestBytes(Buffer.from(path)), base: [] }] }),
    errorPages: [],
    purgedAt: () => begun,
    ownDomain: () => Promise.resolve(undefined),
  },
  {
    ask: openAskEdge(network, now),
    purgeAgain: () => Promise.reject(new Error('Nothing is stale.')),
    clock: { now, sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) },
    deadline: begun + 60_000,
  },
)
const took = now() - begun
server.closeAllConnections()
server.close()

const fresh = proof.urls.filter(({ verdict }) => verdict.kind === 'fresh').length
console.log(
  `proof: ${fresh} of ${URLS} URLs, each answered after ${ANSWER_MS} ms, proven in ${took} ms (limit ${LIMIT_MS} ms)`,
)
if (fresh < URLS) throw new Error(`Only ${fresh} of ${URLS} URLs are fresh.`)
if (took > LIMIT_MS) throw new Error(`The proof took ${took} ms, more than ${LIMIT_MS} ms.`)
process.exit()
