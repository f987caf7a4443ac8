/** A distribution in front of a directory of objects, asked at an edge. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CreateInvalidationCommand, DeleteDistributionCommand } from '@aws-sdk/client-cloudfront'
import {
  bucketOrigin,
  type Edge,
  type EmbeddedCloudFrontOptions,
  type NewDistribution,
  type Origin,
  type Site,
  type SiteSettings,
} from '../../../../emulators/cloudfront/embedded-cloudfront.ts'
import { createClock, withCloudFront, type Running } from './fixture.ts'

export type EdgeFixture = {
  readonly server: Running['server']
  readonly edge: Edge
  readonly site: Site
  readonly id: string
  readonly directory: string
  readonly pass: (ms: number) => void
  /** Writes an object, or removes it if there is no content. */
  readonly put: (key: string, content: string | undefined) => Promise<void>
  /** Creates an invalidation. */
  readonly purge: (...items: readonly string[]) => Promise<void>
  /** Deletes the distribution. */
  readonly remove: (etag: string) => Promise<void>
  /** Status, body and `X-Cache` of an answer, in one line. */
  readonly get: (target: string) => Promise<string>
}

/** Runs a test with these objects, and removes everything afterwards. The clock stands still unless it is moved. */
export async function withEdge(
  given: {
    readonly objects: Readonly<Record<string, string>>
    readonly server?: EmbeddedCloudFrontOptions
    readonly distribution?: NewDistribution
    readonly site?: Omit<SiteSettings, 'origin'>
    readonly origin?: (directory: string) => Origin
  },
  use: (fixture: EdgeFixture) => Promise<void>,
): Promise<void> {
  const { objects, origin = (directory: string) => bucketOrigin({ directory }) } = given
  const directory = await mkdtemp(join(tmpdir(), 'edge-test-'))
  const put: EdgeFixture['put'] = async (key, content) => {
    const path = join(directory, key)
    if (content === undefined) {
      await rm(path)
    } else {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    }
  }
  const clock = createClock()
  try {
    for (const [key, content] of Object.entries(objects)) await put(key, content)
    await withCloudFront({ now: clock.now, ...given.server }, async ({ server, client }) => {
      const { id } = server.addDistribution({ aliases: ['www.example.com'], ...given.distribution })
      const edge = await server.openEdge()
      const site = edge.serve({ distribution: id, origin: origin(directory), ...given.site })
      const purge: EdgeFixture['purge'] = async (...items) => {
        const CallerReference = String(server.requests.length)
        const Paths = { Quantity: items.length, Items: [...items] }
        await client.send(
          new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch: { CallerReference, Paths } }),
        )
      }
      const remove: EdgeFixture['remove'] = async (etag) => {
        await client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }))
      }
      const get: EdgeFixture['get'] = async (target) => {
        const { status, body, headers } = await site.request(target)
        return `${status} ${status < 300 ? body.toString() : ''} ${String(headers['X-Cache'])}`
      }
      await use({ server, edge, site, id, directory, pass: clock.pass, put, purge, remove, get })
    })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
