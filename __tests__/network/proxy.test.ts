import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { findProxy } from '../../src/network/proxy.ts'

const CLOUDFRONT = new URL('https://cloudfront.amazonaws.com/2020-05-31/distribution')
const PROXY = 'http://proxy.example.com:3128'

function findAddress(url: string | URL, env: Readonly<Record<string, string>>): string | undefined {
  return findProxy(new URL(url), env)?.href
}

describe('which variable counts', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string | undefined]>([
    ['https://a.example.com', {}, undefined],
    ['https://a.example.com', { HTTPS_PROXY: 'http://upper' }, 'http://upper/'],
    ['https://a.example.com', { https_proxy: 'http://lower' }, 'http://lower/'],
    ['https://a.example.com', { https_proxy: 'http://lower', HTTPS_PROXY: 'http://upper' }, 'http://lower/'],
    ['https://a.example.com', { https_proxy: '', HTTPS_PROXY: 'http://upper' }, 'http://upper/'],
    ['https://a.example.com', { https_proxy: ' \n', HTTPS_PROXY: 'http://upper' }, 'http://upper/'],
    ['https://a.example.com', { HTTPS_PROXY: '', https_proxy: '' }, undefined],
    ['https://a.example.com', { HTTP_PROXY: 'http://upper' }, undefined],
    ['https://a.example.com', { ALL_PROXY: 'http://all' }, 'http://all/'],
    ['https://a.example.com', { all_proxy: 'http://all', HTTPS_PROXY: 'http://upper' }, 'http://upper/'],
    ['http://a.example.com', { HTTP_PROXY: 'http://upper', HTTPS_PROXY: 'http://https' }, 'http://upper/'],
    ['http://a.example.com', { HTTPS_PROXY: 'http://https' }, undefined],
    ['https://a.example.com', { HTTPS_PROXY: 'proxy.example.com:3128' }, 'http://proxy.example.com:3128/'],
    ['https://a.example.com', { HTTPS_PROXY: `${PROXY}\n` }, `${PROXY}/`],
    ['https://a.example.com', { HTTPS_PROXY: 'https://proxy.example.com' }, 'https://proxy.example.com/'],
    ['https://a.example.com', { HTTPS_PROXY: 'http://u:p%40ss@proxy' }, 'http://u:p%40ss@proxy/'],
    ['https://a.example.com', { HTTPS_PROXY: 'http://[::1]:3128' }, 'http://[::1]:3128/'],
  ])('%s with %j', (url, env, expected) => {
    expect(findAddress(url, env)).toBe(expected)
  })
})

describe('NO_PROXY', () => {
  test.each([
    ['*', 'https://a.example.com', true],
    ['*', 'https://10.0.0.1', true],
    ['a.example.com', 'https://a.example.com', true],
    ['A.Example.COM', 'https://a.example.com', true],
    ['example.com', 'https://a.example.com', true],
    ['example.com', 'https://example.com', true],
    ['.example.com', 'https://a.example.com', true],
    ['.example.com', 'https://example.com', true],
    ['*.example.com', 'https://a.b.example.com', true],
    ['example.com.', 'https://a.example.com', true],
    ['example.com', 'https://a.example.com.', true],
    ['example.com', 'https://badexample.com', false],
    ['a.example.com', 'https://example.com', false],
    ['b.example.com', 'https://a.example.com', false],
    ['com', 'https://example.com', true],
    ['', 'https://a.example.com', false],
    [' , ,', 'https://a.example.com', false],
    ['.', 'https://a.example.com', false],
    ['x, y,example.com', 'https://a.example.com', true],
    ['x y\nexample.com', 'https://a.example.com', true],
    ['example.com:443', 'https://a.example.com', true],
    ['example.com:443', 'https://a.example.com:8443', false],
    ['example.com:8443', 'https://a.example.com:8443', true],
    ['.example.com:80', 'http://a.example.com', true],
    ['*:8443', 'https://a.example.com:8443', true],
    ['*:8443', 'https://a.example.com', false],
    ['10.0.0.1', 'https://10.0.0.1', true],
    ['0.0.1', 'https://10.0.0.1', false],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['10.0.0.0/8', 'https://a.example.com', false],
    ['::1', 'https://[::1]', true],
    ['[::1]', 'https://[::1]:8443', true],
    ['[::1]:8443', 'https://[::1]:8443', true],
    ['[::1]:8443', 'https://[::1]', false],
    ['fd00::/8', 'https://[fd12::1]', true],
    ['0:0:0:0:0:0:0:1', 'https://[::1]', true],
  ])('%j: whether %s is excepted', (noProxy, url, isExcepted) => {
    const proxies = { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY }
    for (const name of ['NO_PROXY', 'no_proxy'])
      expect(findAddress(url, { ...proxies, [name]: noProxy })).toBe(isExcepted ? undefined : `${PROXY}/`)
  })

  test('in lower case it comes first, and an empty one counts as not set', () => {
    const env = { HTTPS_PROXY: PROXY, NO_PROXY: '*' }
    expect(findAddress(CLOUDFRONT, { ...env, no_proxy: 'other.example.com' })).toBe(`${PROXY}/`)
    expect(findAddress(CLOUDFRONT, { ...env, no_proxy: '' })).toBeUndefined()
  })
})

test.each([
  ['https_proxy', 'socks5://user:secret@proxy:1080'],
  ['HTTPS_PROXY', 'http://user:secret@'],
  ['HTTPS_PROXY', 'http://user:sec%ret@proxy'],
  ['HTTPS_PROXY', 'http://user:secret@proxy:99999'],
  ['ALL_PROXY', 'not a secret host'],
])('%s with %s is named, without its value', (name, value) => {
  const find = () => findProxy(CLOUDFRONT, { [name]: value })
  expect(find).toThrow(Failure)
  expect(find).toThrow(`The variable ${name} does not hold the URL of an HTTP proxy`)
  expect(find).not.toThrow(/secret|sec%ret/)
})

test('a wrong proxy for a host that needs none is not an error', () => {
  expect(findAddress(CLOUDFRONT, { HTTPS_PROXY: 'socks5://proxy', NO_PROXY: '.amazonaws.com' })).toBeUndefined()
})
