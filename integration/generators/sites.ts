/** A small site for each generator, and a change of one page, one template and one asset. */
import { join } from 'node:path'
import type { FileChanges } from '../../emulators/runner/repository.ts'
import { repositoryRoot } from '../tools.ts'

export type GeneratedSite = {
  readonly generator: string
  readonly files: Readonly<Record<string, string>>
  /** What the generator writes to. */
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
const viteModule = (text: string) =>
  `import './style.css'\ndocument.querySelector('main').textContent = ${JSON.stringify(text)}\n`
const vitePage = (text: string) =>
  `<!doctype html><title>Site</title><main>${text}</main><script type="module" src="/src/main.js"></script>\n`
const mkdocsFooter = (text: string) => `{% extends "base.html" %}{% block footer %}${text}{% endblock %}\n`

export const SITES: readonly GeneratedSite[] = [
  {
    generator: 'Eleventy',
    files: {
      'eleventy.config.js': "export default (config) => {\n  config.addPassthroughCopy('logo.svg')\n}\n",
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
    files: {
      'index.html': vitePage('Loading'),
      'src/main.js': viteModule('Welcome'),
      'src/style.css': 'main { color: red }\n',
      'public/logo.svg': LOGO,
    },
    output: 'dist',
    build: [process.execPath, program('vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    changes: {
      page: { 'index.html': vitePage('Please wait') },
      template: { 'src/main.js': viteModule('Welcome back') },
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
]
