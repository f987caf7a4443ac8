export type Site = { readonly url: string; readonly repository: string }

export function accountRecord({ url, repository }: Site, login = repository.split('/')[0] ?? '') {
  const api = `${url}/users/${login}`
  return {
    login,
    id: 1,
    node_id: 'MDQ6VXNlcjE=',
    avatar_url: `${url}/avatars/1`,
    gravatar_id: '',
    url: api,
    html_url: `${url}/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'Organization',
    site_admin: false,
  }
}

const PLAIN_LINKS = [
  ...['contributors', 'deployments', 'downloads', 'events', 'forks', 'hooks', 'languages', 'merges', 'stargazers'],
  ...['subscribers', 'subscription', 'tags', 'teams'],
]
const TEMPLATE_LINKS = [
  ...['archive', 'assignees', 'blobs', 'branches', 'collaborators', 'comments', 'commits', 'compare', 'contents'],
  ...['git_commits', 'git_refs', 'git_tags', 'issue_comment', 'issue_events', 'issues', 'keys', 'labels', 'milestones'],
  ...['notifications', 'pulls', 'releases', 'statuses', 'trees'],
]

export function repositoryRecord(site: Site) {
  const { url, repository } = site
  const api = `${url}/repos/${repository}`
  const page = `${url}/${repository}`
  const links = [...PLAIN_LINKS, ...TEMPLATE_LINKS.map((name) => `${name}{/id}`)].map((path): [string, string] => [
    `${path.replace('{/id}', '')}_url`,
    `${api}/${path}`,
  ])
  return {
    ...Object.fromEntries(links),
    id: 2,
    node_id: 'MDEwOlJlcG9zaXRvcnky',
    name: repository.split('/')[1] ?? '',
    full_name: repository,
    owner: accountRecord(site),
    private: true,
    html_url: page,
    description: null,
    fork: false,
    url: api,
    clone_url: `${page}.git`,
    git_url: `git://localhost/${repository}.git`,
    ssh_url: `git@localhost:${repository}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    visibility: 'private',
    forks: 0,
    forks_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    archived: false,
    disabled: false,
    has_discussions: false,
    has_downloads: true,
    has_issues: true,
    has_pages: false,
    has_projects: true,
    has_pull_requests: true,
    has_wiki: true,
    created_at: '2026-01-01T00:00:00Z',
    pushed_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }
}
