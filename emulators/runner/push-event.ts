export const REPOSITORY = 'example/site'

export const NO_COMMIT = '0'.repeat(40)

/** `before` is NO_COMMIT for a new branch. */
export function makePushEvent(push: { readonly before: string; readonly after: string; readonly branch?: string }) {
  const { before, after, branch = 'main' } = push
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: before === NO_COMMIT,
    deleted: after === NO_COMMIT,
    forced: false,
    base_ref: null,
    commits: [],
    head_commit: { id: after, message: 'Change the site' },
    pusher: { name: 'writer' },
    sender: { login: 'writer' },
    repository: {
      name: 'site',
      full_name: REPOSITORY,
      owner: { login: 'example' },
      default_branch: 'main',
      html_url: `https://github.com/${REPOSITORY}`,
      clone_url: `https://github.com/${REPOSITORY}.git`,
      fork: false,
      private: false,
    },
  }
}
