/** A small site for each generator, and a change of one page, one template and one asset. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileChanges } from '../../emulators/runner/repository.ts'
import { repositoryRoot } from '../tools.ts'

export type GeneratedSite = {
  readonly generator: string
  readonly files: FileChanges
  /** The directory that the generator writes to. */
  readonly output: string
  /** The program with its arguments. */
  readonly build: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
  readonly changes: Readonly<Record<'page' | 'template' | 'asset', FileChanges>>
}

/** What `.ci/install-tools` installs. */
export const GENERATORS = join(repositoryRoot, '.tools/generators')

const program = (path: string) => join(GENERATORS, 'node_modules', path)

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'
const NEW_LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>\n'

const eleventyLayout = (footer: string) => `<title>{{ title }}</title>{{ content | safe }}<footer>${footer}</footer>\n`
const astroLayout = (footer: string) =>
  `<html lang="en"><head><title>{Astro.props.title}</title></head><body><slot /><footer>${footer}</footer></body></html>\n`
const astroPage = (text: string) =>
  `---\nimport Base from '../layouts/Base.astro'\n---\n<Base title="Page"><p>${text}</p></Base>\n`
const jekyllLayout = (footer: string) => `<title>{{ page.title }}</title>{{ content }}<footer>${footer}</footer>\n`
const jekyllPage = (text: string) => `---\nlayout: base\ntitle: Page\n---\n${text}\n`
const reactApp = (text: string) => `export default function App() {\n  return <main>${text}</main>\n}\n`
const reactPage = (text: string) =>
  `<!doctype html><title>Site</title><div id="app">${text}</div><script type="module" src="/src/main.jsx"></script>\n`
const docusaurusFooter = (text: string) =>
  `import React from 'react'\nexport default function Footer() {\n  return <footer>${text}</footer>\n}\n`
const mkdocsFooter = (text: string) => `{% extends "base.html" %}{% block footer %}${text}{% endblock %}\n`

const VITE = readExample('vite')
const HUGO = readExample('hugo')
const NEXT = readExample('nextjs')

/** The sources of a folder of examples/, without its lock file: the packages are installed. */
function readExample(name: string): Readonly<Record<string, string>> {
  const directory = join(repositoryRoot, 'examples', name)
  const paths = globSync('{*.{html,mjs,toml},{app,content,layouts,public,src,static}/**/*.*}', { cwd: directory })
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]))
}

/** Replaces a text in one file of a site. The text must be there. */
function edit(site: Readonly<Record<string, string>>, path: string, text: string, other: string): FileChanges {
  const content = site[path]
  if (content?.includes(text) !== true) throw new Error(`${path} does not contain ${text}`)
  return { [path]: content.replace(text, other) }
}

export const SITES: readonly GeneratedSite[] = [
  {
    generator: 'Eleventy',
    files: {
      'eleventy.config.mjs': "export default (config) => {\n  config.addPassthroughCopy('logo.svg')\n}\n",
      '_includes/base.njk': eleventyLayout('First'),
      'index.md': '---\nlayout: base.njk\ntitle: Home\n---\nWelcome\n',
      'about.md': '---\nlayout: base.njk\ntitle: About\n---\nWe\n',
      'guide.md': '---\nlayout: base.njk\ntitle: Guide\n---\nHow\n',
      'logo.svg': LOGO,
    },
    output: '_site',
    build: [process.execPath, program('@11ty/eleventy/cmd.cjs'), '--quiet'],
    changes: {
      page: { 'about.md': '---\nlayout: base.njk\ntitle: About\n---\nWe and you\n' },
      template: { '_includes/base.njk': eleventyLayout('Second') },
      asset: { 'logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'Astro',
    files: {
      'src/layouts/Base.astro': astroLayout('First'),
      'src/pages/index.astro': astroPage('Welcome'),
      'src/pages/about.astro': astroPage('We'),
      'src/pages/guide.astro': astroPage('How'),
      'public/logo.svg': LOGO,
    },
    output: 'dist',
    build: [process.execPath, program('astro/bin/astro.mjs'), 'build', '--silent'],
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    changes: {
      page: { 'src/pages/about.astro': astroPage('We and you') },
      template: { 'src/layouts/Base.astro': astroLayout('Second') },
      asset: { 'public/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'Vite',
    files: VITE,
    output: 'dist',
    build: [process.execPath, program('vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    changes: {
      page: edit(VITE, 'index.html', 'Loading', 'Please wait'),
      template: edit(VITE, 'src/main.js', 'Welcome', 'Welcome back'),
      asset: { 'public/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'MkDocs',
    files: {
      'mkdocs.yml': 'site_name: Site\ntheme:\n  name: mkdocs\n  custom_dir: overrides\n',
      'overrides/main.html': mkdocsFooter('First'),
      'docs/index.md': '# Home\n\nWelcome\n',
      'docs/about.md': '# About\n\nWe\n',
      'docs/guide.md': '# Guide\n\nHow\n',
      'docs/logo.svg': LOGO,
    },
    output: 'site',
    build: [join(GENERATORS, 'python/bin/mkdocs'), 'build', '--quiet'],
    env: { SOURCE_DATE_EPOCH: '0' },
    changes: {
      page: { 'docs/about.md': '# About\n\nWe and you\n' },
      template: { 'overrides/main.html': mkdocsFooter('Second') },
      asset: { 'docs/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'Hugo',
    files: HUGO,
    output: 'public',
    build: [join(GENERATORS, 'python/bin/hugo'), '--quiet'],
    changes: {
      page: edit(HUGO, 'content/about.md', 'We', 'We and you'),
      template: edit(HUGO, 'layouts/_default/single.html', 'First', 'Second'),
      asset: { 'static/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'Jekyll',
    files: {
      '_config.yml': 'permalink: pretty\n',
      '_layouts/base.html': jekyllLayout('First'),
      'index.md': jekyllPage('Welcome'),
      'about.md': jekyllPage('We'),
      'guide.md': jekyllPage('How'),
      'assets/logo.svg': LOGO,
    },
    output: '_site',
    build: ['jekyll', 'build', '--quiet'],
    changes: {
      page: { 'about.md': jekyllPage('We and you') },
      template: { '_layouts/base.html': jekyllLayout('Second') },
      asset: { 'assets/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'React',
    files: {
      'vite.config.mjs': "import react from '@vitejs/plugin-react'\nexport default { plugins: [react()] }\n",
      'index.html': reactPage('Loading'),
      'src/main.jsx':
        "import { createRoot } from 'react-dom/client'\nimport App from './App.jsx'\ncreateRoot(document.getElementById('app')).render(<App />)\n",
      'src/App.jsx': reactApp('Welcome'),
      'public/logo.svg': LOGO,
    },
    output: 'dist',
    build: [process.execPath, program('vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    changes: {
      page: { 'index.html': reactPage('Please wait') },
      template: { 'src/App.jsx': reactApp('Welcome back') },
      asset: { 'public/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'Next.js',
    files: {
      ...NEXT,
      // The packages are above the site.
      ...edit(NEXT, 'next.config.mjs', '{', `{ turbopack: { root: ${JSON.stringify(GENERATORS)} },`),
    },
    output: 'out',
    build: [process.execPath, program('next/dist/bin/next'), 'build'],
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    changes: {
      page: edit(NEXT, 'app/about/page.jsx', 'We', 'We and you'),
      template: edit(NEXT, 'app/layout.jsx', 'First', 'Second'),
      asset: { 'public/logo.svg': NEW_LOGO },
    },
  },
  {
    generator: 'Docusaurus',
    files: {
      'docusaurus.config.js': `export default {
  title: 'Site',
  url: 'https://www.example.com',
  baseUrl: '/',
  trailingSlash: true,
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
}
`,
      'src/theme/Footer/index.js': docusaurusFooter('First'),
      'docs/index.md': '---\nslug: /\n---\n\n# Home\n\nWelcome\n',
      'docs/about.md': '# About\n\nWe\n',
      'docs/guide.md': '# Guide\n\nHow\n',
      'static/logo.svg': LOGO,
    },
    output: 'build',
    build: [process.execPath, program('@docusaurus/core/bin/docusaurus.mjs'), 'build', '--no-minify'],
    changes: {
      page: { 'docs/about.md': '# About\n\nWe and you\n' },
      template: { 'src/theme/Footer/index.js': docusaurusFooter('Second') },
      asset: { 'static/logo.svg': NEW_LOGO },
    },
  },
]
