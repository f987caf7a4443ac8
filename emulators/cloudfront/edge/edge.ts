/** An edge location on 127.0.0.1; the `Host` header selects the distribution. */

import type { Distribution, Store } from '../control-plane/store.ts'
import { randomBytes } from 'node:crypto'
import { listen, type Certificate, type HttpAnswer, type HttpRequest } from '../../http-server.ts'
import { refuseViewer } from './refusal-page.ts'
import { createSite, type Site, type SiteSettings } from './site.ts'

export type Edge = {
  readonly url: string
  readonly port: number
  readonly serve: (site: SiteSettings & { readonly distribution: string }) => Site
  readonly close: () => Promise<void>
}

export async function openEdge(parts: {
  readonly store: Store
  readonly now: () => number
  readonly port?: number | undefined
  readonly certificate?: Certificate | undefined
  readonly location?: string | undefined
}): Promise<Edge> {
  const { store, now, port = 0, certificate, location = 'FRA56-P1' } = parts
  const sites = new Map<string, Site>()

  const siteFor = (host: string): Site | undefined => {
    const served = [...sites.keys()].map((id) => store.distributions.get(id)).filter((each) => each !== undefined)
    const byName = served.find(({ domainName, config }) => [domainName, ...aliasesOf(config)].includes(host))
    const found = byName ?? served.find(({ config }) => aliasesOf(config).some((alias) => isWithin(host, alias)))
    return found && sites.get(found.id)
  }

  const respond = async (site: Site | undefined, { method, target, headers }: HttpRequest): Promise<HttpAnswer> => {
    if (site === undefined) return refuseViewer(403, 'No distribution that is served here has this host name.')
    if (method !== 'GET' && method !== 'HEAD') {
      return refuseViewer(403, 'This distribution is not configured to allow the HTTP request method that was used.')
    }
    return target.startsWith('/')
      ? site.request(target, { method, host: headers.host ?? '', headers: plain(headers) })
      : refuseViewer(400, 'The request target is not a path.')
  }

  const server = await listen(
    port,
    async (request) => {
      const site = siteFor((request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase())
      const answer = await respond(site, request)
      const headers = {
        Via: `1.1 ${randomBytes(16).toString('hex')}.cloudfront.net (CloudFront)`,
        'X-Amz-Cf-Pop': location,
        'X-Amz-Cf-Id': randomBytes(42).toString('base64url'),
        ...answer.headers,
      }
      return { answer: { ...answer, headers }, delivery: site?.delivery(request.target) ?? 'whole' }
    },
    certificate,
  )
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${server.port}`,
    port: server.port,
    serve: ({ distribution, ...settings }) => {
      if (!store.distributions.has(distribution)) {
        throw new Error(`The distribution ${distribution} does not exist: add it before an edge serves it.`)
      }
      if (sites.has(distribution)) {
        throw new Error(`This edge serves ${distribution} already: open another one for a second cache.`)
      }
      const site = createSite(settings, {
        distribution: () => store.distributions.get(distribution),
        invalidations: () => store.invalidations.get(distribution) ?? [],
        functionOf: (arn) => store.functions.get(arn),
        now,
      })
      sites.set(distribution, site)
      return site
    },
    close: server.close,
  }
}

function plain(headers: HttpRequest['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function aliasesOf(config: Distribution['config']): readonly string[] {
  return (config.Aliases?.Items ?? []).map((alias) => alias.toLowerCase())
}

function isWithin(host: string, alias: string): boolean {
  return alias.startsWith('*.') && host.endsWith(alias.slice(1))
}
