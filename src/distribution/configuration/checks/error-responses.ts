import { show } from '../reading/wording.ts'
import { type Check, itemsAt, numberAt, textAt } from './check.ts'

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html */
const ERROR_CODES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

export const checkErrorResponses: Check = (config, { refuse }) => {
  for (const response of itemsAt(config, 'CustomErrorResponses')) {
    const page = textAt(response, 'ResponsePagePath')
    const hasCode = textAt(response, 'ResponseCode') !== undefined
    if (page !== undefined && !hasCode)
      refuse(response.path, 'it has a ResponsePagePath without a ResponseCode; write one, such as "200"')
    if (page === undefined && hasCode)
      refuse(
        response.path,
        'it has a ResponseCode without a ResponsePagePath; write the path of the page, such as /index.html',
      )
    if (page !== undefined && !page.startsWith('/'))
      refuse([...response.path, 'ResponsePagePath'], `it must start with a slash; write ${show(`/${page}`)}`)
    const error = numberAt(response, 'ErrorCode')
    if (error !== undefined && !ERROR_CODES.includes(error))
      refuse(
        [...response.path, 'ErrorCode'],
        `CloudFront has no custom page for ${error}; write one of ${ERROR_CODES.join(', ')}`,
      )
  }
}
