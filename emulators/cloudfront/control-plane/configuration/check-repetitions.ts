import type { ServiceError } from '../../protocol/service-error.ts'
import { invalidArgument } from '../refusals.ts'
import { behaviorsOf, itemsOf, type Configuration } from './configuration.ts'

export function checkRepetitions(config: Configuration): void {
  refuseRepetition('Location', itemsOf(config.Restrictions?.GeoRestriction))
  for (const { CustomHeaders, CustomOriginConfig } of config.Origins.Items) {
    refuseRepetition(
      'HeaderName',
      itemsOf(CustomHeaders).map(({ HeaderName }) => HeaderName.toLowerCase()),
    )
    refuseRepetition('OriginSslProtocols', itemsOf(CustomOriginConfig?.OriginSslProtocols))
  }
  for (const { FailoverCriteria, Members } of itemsOf(config.OriginGroups)) {
    refuseRepetition('StatusCodes', FailoverCriteria.StatusCodes.Items)
    refuseRepetition(
      'OriginGroupMember',
      Members.Items.map(({ OriginId }) => OriginId),
    )
  }
  for (const { ForwardedValues: values, TrustedKeyGroups, TrustedSigners } of behaviorsOf(config)) {
    refuseRepetition('TrustedKeyGroups', itemsOf(TrustedKeyGroups))
    refuseRepetition('TrustedSigners', itemsOf(TrustedSigners))
    refuseRepetition('WhitelistedNames', itemsOf(values?.Cookies.WhitelistedNames))
    refuseRepetition(
      'Headers',
      itemsOf(values?.Headers).map((name) => name.toLowerCase()),
    )
    refuseRepetition('QueryStringCacheKeys', itemsOf(values?.QueryStringCacheKeys))
  }
}

export function refuseRepetition(
  parameter: string,
  values: readonly (string | number)[],
  refused: ServiceError = invalidArgument(
    `The parameter ${parameter} stands there more than once with the same value.`,
  ),
): void {
  if (new Set(values).size < values.length) throw refused
}
