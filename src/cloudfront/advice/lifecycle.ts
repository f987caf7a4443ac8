import { isHeldByPricingPlan, type Refusal, type AdviceTable } from './refusal.ts'

export const DISTRIBUTION_ADVICE: AdviceTable = {
  CNAMEAlreadyExists:
    'One of `Aliases` belongs to another distribution, perhaps in another account, and may serve viewers: find it with `aws cloudfront list-domain-conflicts`. To manage that distribution here, take it over with `distribution: ID`; to move a domain without an interruption, use `aws cloudfront update-domain-association`; otherwise give this distribution aliases of its own, such as `${NAME}.example.com`.',
  ContinuousDeploymentPolicyInUse:
    'A continuous deployment policy serves one primary distribution only, and another one has it: remove `ContinuousDeploymentPolicyId` from this configuration if it was copied from the other one, or name a policy of its own.',
  DistributionAlreadyExists:
    'The distribution that the text above names was created by the same CallerReference and does not have the tags of this action: take it over with `distribution: ID`, or give another `name` or another `CallerReference` in the configuration file.',
  DistributionNotDisabled:
    'Somebody enabled the distribution while it was being deleted: look for another workflow or tool that manages it, then run the job again.',
  EntityLimitExceeded:
    'The account has reached a quota that this configuration needs, such as the 20 multi-tenant distributions: ask for more in Service Quotas.',
  IllegalUpdate: adviseIllegalUpdate,
  InvalidIfMatchVersion:
    'CloudFront does not take the ETag that it gave just before: run the job again, and report it with this message if it comes back.',
  InvalidTagging:
    'A tag is not allowed: a key has 1 to 128 characters and does not start with `aws:`, a value has at most 256, of letters, digits, blanks and `_.:/=+-@`; use `${BRANCH_SLUG}` rather than `${BRANCH}`.',
  NoSuchContinuousDeploymentPolicy:
    'The policy of `ContinuousDeploymentPolicyId` does not exist in this account: remove the member, or compare it with `aws cloudfront list-continuous-deployment-policies`.',
  PreconditionFailed: advisePreconditionFailed,
  ResourceInUse:
    'Something still uses the distribution, such as a continuous deployment policy or tenants, and may serve viewers: look at what the text above names, and run the job again once it is not needed any more.',
  StagingDistributionInUse:
    'This staging distribution belongs to another continuous deployment policy, which may be serving viewers: name another staging distribution in the policy of this configuration.',
}

/** The code is the same for a stale ETag and for a pricing plan. */
function advisePreconditionFailed(refusal: Refusal): string {
  if (!isHeldByPricingPlan(refusal))
    return 'Somebody else changed the distribution each time this job was about to: look for another workflow, Terraform or a person at the console, then run the job again.'
  return refusal.operation === 'DeleteDistribution'
    ? 'The distribution has a flat-rate pricing plan and is left in place: if nobody needs it any more, cancel the plan in the CloudFront console, and run the job again once the current billing cycle is over.'
    : 'The distribution has a flat-rate pricing plan, which does not allow this change: put back the members that the text above names, or leave them as they are with `ignore`.'
}

/** The code only says that something cannot be changed. */
function adviseIllegalUpdate({ text }: Refusal): string {
  return /continuous[ -]?deployment|staging/i.test(text)
    ? 'A continuous deployment is attached to this distribution, and allows only some changes: leave its members as they are with `ignore: ContinuousDeploymentPolicyId`, or run the job again once those who test it have promoted it or disabled its policy (`aws cloudfront update-continuous-deployment-policy`).'
    : 'Put the old value back: some members can be chosen at the creation only, such as `CallerReference`, `Staging` and `ConnectionMode`. For another value deploy a second distribution under another `name`, and move the domains to it with `aws cloudfront update-domain-association` before this one is given up.'
}
