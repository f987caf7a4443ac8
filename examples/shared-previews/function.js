/**
 * The function of the distribution that serves all previews, for both events of a viewer (runtime cloudfront-js-2.0).
 * https://pr-7.DOMAIN/docs/ becomes the object pr-7/docs/index.html. Everything else is a 404.
 */
const DOMAIN = 'preview.example.com'

function handler(event) {
  if (event.context.eventType === 'viewer-response') return hideFromSearch(event.response)
  return showPreview(event.request)
}

function showPreview(request) {
  const name = previewOf(request.headers.host)
  if (name === undefined || namesOtherDirectory(request.uri)) return hideFromSearch(notFound())
  // CloudFront caches by this URI, so that each preview has its own objects in the cache.
  request.uri = `/${name}${withIndex(request.uri)}`
  return request
}

/** The label `pr-NUMBER` right before the domain. Each preview has one host name: small letters, no leading zero, no port. */
function previewOf(host) {
  if (host === undefined || !host.value.endsWith(`.${DOMAIN}`)) return undefined
  const label = host.value.slice(0, -DOMAIN.length - 1)
  return /^pr-[1-9][0-9]{0,9}$/.test(label) ? label : undefined
}

/** Whether an origin could read the path as one outside of its preview: dot segments, encoded or not, and other slashes. */
function namesOtherDirectory(uri) {
  return /\\|%2f|%5c|%00/i.test(uri) || uri.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))
}

/** The index page of a directory, which is a path whose last segment has no dot. */
function withIndex(uri) {
  if (uri.endsWith('/')) return `${uri}index.html`
  return uri.split('/').pop().includes('.') ? uri : `${uri}/index.html`
}

function notFound() {
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: { 'content-type': { value: 'text/plain' }, 'cache-control': { value: 'no-store' } },
    body: 'There is no preview at this address.\n',
  }
}

function hideFromSearch(response) {
  response.headers['x-robots-tag'] = { value: 'noindex' }
  return response
}
