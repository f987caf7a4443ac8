/** With defaults, echoes, and sets in the service's order. */

import type { CustomErrorResponse, LoggingConfig, OriginGroups, Restrictions } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import { itemsOf, type Configuration } from './configuration.ts'
import { fullListOf, listOf, setOf } from './counted-list.ts'
import { fillInBehavior } from './fill-in-behavior.ts'
import { fillInCertificate } from './fill-in-certificate.ts'
import { fillInOrigin } from './fill-in-origin.ts'

export function fillIn(config: Configuration): Configuration {
  return {
    ...config,
    Aliases: setOf(itemsOf(config.Aliases)),
    DefaultRootObject: config.DefaultRootObject ?? '',
    Origins: fullListOf(config.Origins.Items.map(fillInOrigin)),
    OriginGroups: fillInOriginGroups(config.OriginGroups),
    DefaultCacheBehavior: fillInBehavior(config.DefaultCacheBehavior),
    CacheBehaviors: listOf(itemsOf(config.CacheBehaviors).map(fillInBehavior)),
    CustomErrorResponses: listOf(itemsOf(config.CustomErrorResponses).map(fillInErrorResponse)),
    Logging: fillInLogging(config.Logging),
    PriceClass: config.PriceClass ?? 'PriceClass_All',
    ViewerCertificate: fillInCertificate(config.ViewerCertificate),
    Restrictions: fillInRestrictions(config.Restrictions),
    WebACLId: config.WebACLId ?? '',
    HttpVersion: config.HttpVersion ?? 'http2',
    IsIPV6Enabled: config.IsIPV6Enabled ?? true,
    ContinuousDeploymentPolicyId: config.ContinuousDeploymentPolicyId ?? '',
    Staging: config.Staging ?? false,
  }
}

function fillInOriginGroups(groups: Validated<OriginGroups> | undefined) {
  return listOf(
    itemsOf(groups).map((group) => ({
      ...group,
      FailoverCriteria: {
        StatusCodes: fullListOf(group.FailoverCriteria.StatusCodes.Items.toSorted((one, other) => one - other)),
      },
    })),
  )
}

function fillInErrorResponse(response: Validated<CustomErrorResponse>): Validated<CustomErrorResponse> {
  return {
    ...response,
    ResponsePagePath: response.ResponsePagePath ?? '',
    ResponseCode: response.ResponseCode ?? '',
    ErrorCachingMinTTL: response.ErrorCachingMinTTL ?? 10,
  }
}

function fillInLogging(logging: Validated<LoggingConfig> | undefined): Validated<LoggingConfig> {
  return {
    Enabled: logging?.Enabled ?? false,
    IncludeCookies: logging?.IncludeCookies ?? false,
    Bucket: logging?.Bucket ?? '',
    Prefix: logging?.Prefix ?? '',
  }
}

function fillInRestrictions(restrictions: Validated<Restrictions> | undefined): Validated<Restrictions> {
  const geo = restrictions?.GeoRestriction
  return { GeoRestriction: { RestrictionType: geo?.RestrictionType ?? 'none', ...setOf(itemsOf(geo)) } }
}
