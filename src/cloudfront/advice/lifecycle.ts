import { isHeldByPricingPlan, type Refusal, type AdviceTable } from './refusal.ts'

export const DISTRIBUTION_ADVICE: AdviceTable = {
  CNAMEAlreadyExists:
    'One of `Aliases` belongs to another distribution, which may be disabled or in another account: find it with `aws cloudfront list-domain-conflicts` and release it there, and give each preview aliases of its own, such as `${NAME}.example.com`.',
  ContinuousDeploymentPolicyInUse:
    'A continuous deployment policy serves one primary distribution only: remove `ContinuousDeploymentPolicyId` from this configuration, as a copy of the production configuration has it.',
  DistributionAlreadyExists:
    'The distribution that the text above names was created by the same CallerReference and does not carry the tags of this action: give another `name`, or another `CallerReference` in the configuration file.',
  DistributionNotDisabled:
    'Somebody enabled the distribution while it was being deleted: look for another workflow or tool that manages it, then run the job again.',
  EntityLimitExceeded:
    'The account has as many of what the configuration asks for as it may, such as multi-tenant distributions (20): delete some, or ask for more in Service Quotas.',
  IllegalUpdate:
    'Something in the configuration can be chosen at the creation only, such as `CallerReference`, `Staging` and `ConnectionMode`: put the old value back, or destroy the distribution and deploy it anew.',
  InvalidIfMatchVersion:
    'CloudFront does not take the ETag that it gave just before: run the job again, and report it with this message if it comes back.',
  InvalidTagging:
    'A tag is not allowed: a key has 1 to 128 characters and does not start with `aws:`, a value has at most 256, of letters, digits, blanks and `_.:/=+-@`; use `${BRANCH_SLUG}` rather than `${BRANCH}`.',
  NoSuchContinuousDeploymentPolicy:
    'The policy of `ContinuousDeploymentPolicyId` does not exist in this account: remove the member, or compare it with `aws cloudfront list-continuous-deployment-policies`.',
  PreconditionFailed: advisePreconditionFailed,
  ResourceInUse:
    'Something still uses the distribution, such as a continuous deployment policy: release what the text above names, then run the job again.',
  StagingDistributionInUse:
    'This staging distribution belongs to another continuous deployment policy: remove it there, or name another staging distribution in the policy.',
}

/** The code is the same for a stale ETag and for a pricing plan. */
function advisePreconditionFailed(refusal: Refusal): string {
  return isHeldByPricingPlan(refusal)
    ? 'The distribution has a flat-rate pricing plan and is left in place: cancel the plan in the CloudFront console, and run the job again once the current billing cycle is over.'
    : 'Somebody else changed the distribution each time this job was about to: look for another workflow, Terraform or a person at the console, then run the job again.'
}
