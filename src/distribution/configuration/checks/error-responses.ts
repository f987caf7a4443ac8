import { faultOfErrorCode, faultOfResponseCode } from '../values/codes.ts'
import { faultOfPagePath } from '../values/paths.ts'
import { type Check, itemsAt, numberAt, textAt } from './check.ts'

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
    const faults = {
      ErrorCode: error === undefined ? undefined : faultOfErrorCode(error),
      ResponseCode: code === undefined ? undefined : faultOfResponseCode(code),
      ResponsePagePath: page === undefined ? undefined : faultOfPagePath(page),
    }
    for (const [member, fault] of Object.entries(faults))
      if (fault !== undefined) refuse([...response.path, member], fault)
  }
}
