import type { Agent } from 'node:http'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'

/** Only the proxy gets the URL's credentials. */
export function createProxyAgent(proxy: URL, protocol: string): Agent {
  const headers = authorization(proxy)
  const address = `${proxy.protocol}//${proxy.host}`
  const options = { keepAlive: true, headers }
  return protocol === 'https:' ? new HttpsProxyAgent(address, options) : new HttpProxyAgent(address, options)
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}
