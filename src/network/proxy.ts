import { BlockList, isIP } from 'node:net'
import type { Environment } from '../environment.ts'
import { Failure } from '../failure.ts'

/** By the request's protocol; the first variable that is set counts. */
const PROXY_VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' }

/**
 * Undefined if none is set or `NO_PROXY` excludes the host. Throws a Failure, without the value, for a wrong variable.
 */
export function findProxy(url: URL, env: Environment): URL | undefined {
  const name = PROXY_VARIABLES[url.protocol]?.find((each) => readTrimmed(env, each) !== '')
  if (name === undefined || isExcepted(url, readNoProxy(env))) return undefined
  const proxy = readProxy(readTrimmed(env, name))
  if (proxy !== undefined) return proxy
  throw new Failure(
    `The variable ${name} does not hold the URL of an HTTP proxy. Nothing was sent.`,
    'Write `http://proxy.example.com:3128`, and special characters of a user name or password in percent-encoding. SOCKS proxies are not supported.',
  )
}

function readTrimmed(env: Environment, name: string): string {
  return (env[name] ?? '').trim()
}

function readProxy(value: string): URL | undefined {
  const text = value.includes('://') ? value : `http://${value}`
  if (!URL.canParse(text)) return undefined
  const proxy = new URL(text)
  const isHttp = proxy.protocol === 'http:' || proxy.protocol === 'https:'
  return isHttp && isEncoded(proxy.username) && isEncoded(proxy.password) ? proxy : undefined
}

function isEncoded(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text)
}

function readNoProxy(env: Environment): readonly string[] {
  return (readTrimmed(env, 'no_proxy') || readTrimmed(env, 'NO_PROXY'))
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
}

/** Entries: `*`, hosts with their subdomains, IP addresses, CIDR ranges, each also with a port. */
function isExcepted(url: URL, entries: readonly string[]): boolean {
  const host = withoutDots(url.hostname.replace(/^\[|\]$/g, ''))
  const port = url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port
  return entries.some((entry) => {
    const [name, wantedPort] = splitPort(entry)
    if (wantedPort !== undefined && wantedPort !== port) return false
    if (name === '*') return true
    if (name.includes('/')) return isInRange(host, name)
    if (isIP(name) === 6) return isInRange(host, `${name}/128`)
    const wanted = withoutDots(name.replace(/^\*\./, ''))
    return wanted !== '' && (host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`)))
  })
}

/** `host:8080`, `[::1]:8080`, `::1`, `[::1]` */
function splitPort(entry: string): readonly [name: string, port: string | undefined] {
  const bracketed = /^\[(?<name>[^\]]+)\](?::(?<port>\d+))?$/.exec(entry)?.groups
  const plain = /^(?<name>[^:]*):(?<port>\d+)$/.exec(entry)?.groups
  const parts = bracketed ?? plain
  return [parts?.['name'] ?? entry, parts?.['port']]
}

function isInRange(host: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/')
  const version = isIP(network)
  if (version === 0 || isIP(host) !== version || !/^\d+$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128))
    return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, Number(bits), family)
  return list.check(host, family)
}

function withoutDots(host: string): string {
  return host.replace(/^\.+|\.+$/g, '')
}
