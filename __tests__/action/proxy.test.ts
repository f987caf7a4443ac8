/** The built action in a network that only a proxy leads out of. */
import { describe, expect, test } from '@jest/globals'
import { startProxy, type ProxyServer } from '../support/network/proxy-server.ts'
import { withServices, type Services } from '../support/network/services.ts'

const HOSTS = ['api', 'cloudfront', 'git', 'sts', 'token'].map((name) => `${name}.example.test`)
const CREDENTIALS = 'runner:p@ss:w0rd/of-the-proxy'

async function behindProxy(use: (services: Services, proxy: ProxyServer) => Promise<void>, credentials?: string) {
  await withServices(async (services) => {
    const proxy = await startProxy({ hosts: services.hosts, ...(credentials !== undefined && { credentials }) })
    try {
      await use(services, proxy)
    } finally {
      await proxy.close()
    }
  })
}

describe('requests for CloudFront, STS, the token service, GitHub and git go through the proxy', () => {
  test.concurrent.each([
    ['http', 'HTTP_PROXY', undefined, '127.0.0.1'],
    ['http', 'http_proxy', CREDENTIALS, '127.0.0.1'],
    ['https', 'HTTPS_PROXY', undefined, '127.0.0.1'],
    ['https', 'https_proxy', CREDENTIALS, '127.0.0.1'],
    ['https', 'ALL_PROXY', CREDENTIALS, '127.0.0.1'],
    ['http', 'all_proxy', CREDENTIALS, '[::ffff:127.0.0.1]'],
    ['https', 'HTTPS_PROXY', CREDENTIALS, '[::ffff:127.0.0.1]'],
  ] as const)(
    'by %s, from the variable %s, with credentials %s, at %s',
    async (scheme, variable, credentials, address) => {
      await behindProxy(async ({ run, purged }, proxy) => {
        const url = proxy.url.replace('127.0.0.1', address)
        const ended = await run(scheme, { [variable]: url, DEBUG: '*', NO_PROXY: '' })
        expect([ended.exitCode, ended.log]).toEqual([0, expect.any(String)])
        expect(purged()).toEqual(['/a.css'])
        const asked = new Set(proxy.requests.map((request) => request.replace(/^\S+ ([^:]+).*/, '$1')))
        expect([...asked].sort()).toEqual(HOSTS)
        const told = [ended.log, ended.summary, ended.resultFile, ...ended.outputs.values()].join('\n')
        for (const secret of ['p@ss', 'p%40ss', Buffer.from(CREDENTIALS).toString('base64'), 'a-bearer-token'])
          expect(told).not.toContain(secret)
      }, credentials)
    },
  )
})

describe('without the proxy the step fails, and says what could not be reached', () => {
  test.concurrent.each([
    ['every service', '*', 'api.example.test'],
    ["GitHub's API", 'api.example.test', 'api.example.test'],
    ['the token service', 'Token.Example.Test', 'token.example.test'],
    ['STS', 'sts.example.test:80 sts.example.test:443', 'sts.example.test'],
    ['CloudFront', '*.cloudfront.example.test', 'cloudfront.example.test'],
  ])('%s may be asked directly: NO_PROXY=%j', async (_, noProxy, host) => {
    await behindProxy(async ({ run, purged }, proxy) => {
      const variables = { HTTPS_PROXY: proxy.url, NO_PROXY: noProxy }
      const ended = await run('https', variables, { 'wait-timeout': '1s', 'when-unknown': 'fail' })
      expect([ended.exitCode, purged()]).toEqual([1, []])
      expect(ended.log).toContain(host)
      expect(proxy.requests.join('\n')).not.toContain(host)
    })
  })

  test.concurrent('no variable is set', async () => {
    await behindProxy(async ({ run, purged }, proxy) => {
      const ended = await run('https', {}, { 'wait-timeout': '1s', 'when-unknown': 'fail' })
      expect([ended.exitCode, purged(), proxy.requests]).toEqual([1, [], []])
      expect(ended.log).toContain('api.example.test')
    })
  })
})

test.concurrent('hosts of NO_PROXY are asked without it', async () => {
  await behindProxy(async ({ run, hosts, purged }, proxy) => {
    const port = hosts['cloudfront.example.test']
    const ended = await run('http', {
      HTTP_PROXY: proxy.url,
      NO_PROXY: `other.test,127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_CLOUDFRONT: `http://127.0.0.1:${port}`,
    })
    expect([ended.exitCode, purged()]).toEqual([0, ['/a.css']])
    expect(proxy.requests).toContain('POST sts.example.test')
    expect(proxy.requests.join(' ')).not.toContain('127.0.0.1')
  })
})

test.concurrent.each(['http', 'https'] as const)(
  'a proxy that wants other credentials is an error that says so: %s',
  async (scheme) => {
    await behindProxy(async ({ run, purged }, proxy) => {
      const wrong = proxy.url.replace('runner:', 'someone:')
      const variables = { HTTP_PROXY: wrong, HTTPS_PROXY: wrong }
      const ended = await run(scheme, variables, { 'when-unknown': 'all', 'wait-timeout': '20s' })
      expect([ended.exitCode, purged()]).toEqual([1, []])
      expect(ended.log).toMatch(
        /HTTP 407 \(the user name and password of the proxy are wrong\) instead of .* through the proxy 127\.0\.0\.1:\d+/,
      )
      expect(ended.log).not.toMatch(/p@ss|p%40ss|w0rd|Basic \w/)
    }, CREDENTIALS)
  },
)

test.concurrent.each([
  ['HTTPS_PROXY', 'socks5://runner:hidden-word@proxy.example.test:1080'],
  ['https_proxy', 'http://runner:hidden%word@proxy.example.test'],
])('a wrong %s is one error that names the variable and not its value', async (variable, value) => {
  await behindProxy(async ({ run, purged }) => {
    const ended = await run('https', { [variable]: value })
    expect([ended.exitCode, purged()]).toEqual([1, []])
    expect(ended.log.match(/^::error::.*/gm)).toEqual([
      expect.stringContaining(`The variable ${variable} does not hold the URL of an HTTP proxy. Nothing was sent.`),
    ])
    expect(ended.log).not.toContain('hidden')
  })
})
