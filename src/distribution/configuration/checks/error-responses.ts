import { faultOfErrorCode, faultOfResponseCode } from '../values/codes.ts'
import { faultOfPagePath } from '../values/paths.ts'
import { type Check, itemsAt, numberAt, textAt, refuseFault } from './check.ts'

export const checkErrorResponses: Check = (config, { refuse }) => {
  for (const response of itemsAt(config, 'CustomErrorResponses')) {
    const page = textAt(response, 'ResponsePagePath')
    const code = textAt(response, 'ResponseCode')
    if (page !== undefined && code === undefined)
      refuse(response.path, 'it has a ResponsePagePath without a ResponseCode; write one, such as "200"')
    if (page === undefined && code !== undefined)
      refuse(
        response.path,
        'it has a ResponseCode without a ResponsePagePath; write the path of the page, such as /index.html',
      )
    const error = numberAt(response, 'ErrorCode')
    const at = (member: string) => [...response.path, member]
    refuseFault(refuse, at('ErrorCode'), error === undefined ? undefined : faultOfErrorCode(error))
    refuseFault(refuse, at('ResponseCode'), code === undefined ? undefined : faultOfResponseCode(code))
    refuseFault(refuse, at('ResponsePagePath'), page === undefined ? undefined : faultOfPagePath(page))
  }
}
