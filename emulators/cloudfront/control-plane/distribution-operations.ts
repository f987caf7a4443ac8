import {
  CreateDistribution$,
  CreateDistributionWithTags$,
  DeleteDistribution$,
  GetDistribution$,
  GetDistributionConfig$,
  ListDistributions$,
  ListTagsForResource$,
  TagResource$,
  UntagResource$,
  UpdateDistribution$,
  type CreateDistributionRequest,
  type CreateDistributionWithTagsRequest,
  type DeleteDistributionRequest,
  type GetDistributionConfigRequest,
  type GetDistributionRequest,
  type ListDistributionsRequest,
  type ListTagsForResourceRequest,
  type TagResourceRequest,
  type UntagResourceRequest,
  type UpdateDistributionRequest,
} from '@aws-sdk/client-cloudfront'
import { operation, type Call, type Operation } from '../protocol/operation.ts'
import { describeDistribution, summarizeDistribution } from './describe-distribution.ts'
import { findDistribution, type Distributions } from './distributions.ts'
import type { Invalidations } from './invalidations.ts'
import { pageOf } from './paging.ts'
import type { Distribution, Store } from './store.ts'
import { addTags, describeTags, findTags, readTags, removeTags } from './tags.ts'

export type DistributionPlane = {
  readonly store: Store
  readonly distributions: Distributions
  readonly invalidations: Invalidations
}

export function distributionOperations(plane: DistributionPlane): readonly Operation[] {
  return [...writingOperations(plane), ...readingOperations(plane)]
}

function writingOperations(plane: DistributionPlane): readonly Operation[] {
  const { distributions } = plane
  const created = (distribution: Distribution, call: Call) => ({
    ...describe(plane, distribution),
    Location: `${call.url}/${distribution.id}`,
  })
  return [
    operation<CreateDistributionRequest>(CreateDistribution$, (input, call) =>
      created(distributions.create(input.DistributionConfig, {}), call),
    ),
    operation<CreateDistributionWithTagsRequest>(CreateDistributionWithTags$, (input, call) => {
      const { DistributionConfig, Tags } = input.DistributionConfigWithTags
      return created(distributions.create(DistributionConfig, readTags(Tags, 'distributionConfigWithTags.tags')), call)
    }),
    operation<UpdateDistributionRequest>(UpdateDistribution$, (input) =>
      describe(plane, distributions.update(input.Id, input.IfMatch, input.DistributionConfig)),
    ),
    operation<DeleteDistributionRequest>(DeleteDistribution$, (input) => {
      distributions.delete(input.Id, input.IfMatch)
      return {}
    }),
  ]
}

function readingOperations(plane: DistributionPlane): readonly Operation[] {
  const { store } = plane
  return [
    operation<ListDistributionsRequest>(ListDistributions$, (input) => {
      const summaries = [...store.distributions.values()].map((each) =>
        summarizeDistribution(each, stateOf(plane, each)),
      )
      return { DistributionList: pageOf(summaries, input) }
    }),
    operation<GetDistributionRequest>(GetDistribution$, (input) => describe(plane, findDistribution(store, input.Id))),
    operation<GetDistributionConfigRequest>(GetDistributionConfig$, (input) => {
      const { config, etag } = findDistribution(store, input.Id)
      return { DistributionConfig: config, ETag: etag }
    }),
  ]
}

export function tagOperations(store: Store): readonly Operation[] {
  return [
    operation<ListTagsForResourceRequest>(ListTagsForResource$, (input) => ({
      Tags: describeTags(findTags(store, input.Resource)),
    })),
    operation<TagResourceRequest>(TagResource$, (input) => {
      addTags(store, input.Resource, readTags(input.Tags, 'tags'))
      return {}
    }),
    operation<UntagResourceRequest>(UntagResource$, (input) => {
      removeTags(store, input.Resource, input.TagKeys.Items ?? [])
      return {}
    }),
  ]
}

function describe(plane: DistributionPlane, distribution: Distribution) {
  return {
    Distribution: describeDistribution(distribution, stateOf(plane, distribution)),
    ETag: distribution.etag,
  }
}

function stateOf({ distributions, invalidations }: DistributionPlane, distribution: Distribution) {
  return {
    status: distributions.statusOf(distribution),
    inProgressInvalidations: invalidations.inProgress(distribution.id),
  }
}
