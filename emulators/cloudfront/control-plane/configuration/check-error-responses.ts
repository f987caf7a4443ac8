/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html */

import type { CustomErrorResponse } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { isRelativePath } from './relative-path.ts'

const ERROR_CODES = new Set([400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
const RESPONSE_CODES = new Set(['200', ...[...ERROR_CODES].map(String)])

export function checkErrorResponses(responses: readonly Validated<CustomErrorResponse>[]): void {
  for (const { ErrorCode, ResponseCode = '', ResponsePagePath = '' } of responses) {
    if (!ERROR_CODES.has(ErrorCode)) throw refusal('InvalidErrorCode')
    if ((ResponseCode === '') !== (ResponsePagePath === '')) throw refusal('InvalidResponseCode')
    if (ResponseCode !== '' && !RESPONSE_CODES.has(ResponseCode)) throw refusal('InvalidResponseCode')
    if (ResponsePagePath !== '' && !isRelativePath(ResponsePagePath)) throw refusal('InvalidRelativePath')
  }
  if (new Set(responses.map(({ ErrorCode }) => ErrorCode)).size < responses.length) {
    throw invalidArgument('The parameter ErrorCode stands there more than once with the same value.')
  }
}
