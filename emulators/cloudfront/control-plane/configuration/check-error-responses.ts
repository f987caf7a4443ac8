/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html */

import type { CustomErrorResponse } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import { faultOfErrorCode, faultOfResponseCode } from '../../../../src/distribution/configuration/values/codes.ts'
import { faultOfPagePath } from '../../../../src/distribution/configuration/values/paths.ts'
import { refusal } from '../refusals.ts'
import { refuseRepetition } from './check-repetitions.ts'
import { isRelativePath } from './relative-path.ts'

const ERROR_CODES = new Set([400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
const RESPONSE_CODES = new Set(['200', ...[...ERROR_CODES].map(String)])

export function checkErrorResponses(responses: readonly Validated<CustomErrorResponse>[]): void {
  for (const { ErrorCode, ResponseCode = '', ResponsePagePath = '' } of responses) {
    if (!ERROR_CODES.has(ErrorCode)) throw refusal('InvalidErrorCode', faultOfErrorCode(ErrorCode))
    if ((ResponseCode === '') !== (ResponsePagePath === '')) throw refusal('InvalidResponseCode')
    if (ResponseCode !== '' && !RESPONSE_CODES.has(ResponseCode))
      throw refusal('InvalidResponseCode', faultOfResponseCode(ResponseCode))
    if (ResponsePagePath !== '' && !isRelativePath(ResponsePagePath))
      throw refusal('InvalidRelativePath', faultOfPagePath(ResponsePagePath))
  }
  refuseRepetition(
    'ErrorCode',
    responses.map(({ ErrorCode }) => ErrorCode),
  )
}
