/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html */

import type { CustomErrorResponse } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import { faultOfErrorCode, faultOfResponseCode } from '../../../../src/distribution/configuration/values/codes.ts'
import { faultOfPagePath } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal, refuseFault } from '../refusals.ts'

export function checkErrorResponses(responses: readonly Validated<CustomErrorResponse>[]): void {
  for (const { ErrorCode, ResponseCode = '', ResponsePagePath = '' } of responses) {
    refuseFault(faultOfErrorCode(ErrorCode), (words) => refusal('InvalidErrorCode', words))
    if ((ResponseCode === '') !== (ResponsePagePath === '')) throw refusal('InvalidResponseCode')
    if (ResponseCode === '') continue
    refuseFault(faultOfResponseCode(ResponseCode), (words) => refusal('InvalidResponseCode', words))
    refuseFault(faultOfPagePath(ResponsePagePath), (words) => refusal('InvalidRelativePath', words))
  }
  if (new Set(responses.map(({ ErrorCode }) => ErrorCode)).size < responses.length) {
    throw invalidArgument('The parameter ErrorCode stands there more than once with the same value.')
  }
}
