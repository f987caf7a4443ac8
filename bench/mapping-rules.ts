/** Fifty rules as in real repositories, exceptions first. */
export const RULES = `
!**/*.map
!**/node_modules/**
!**/README.md
!**/.DS_Store
!docs/internal/**
!apps/*/test/**
!packages/*/src/**/*.test.ts
!.github/**
config.yaml                     -> /*
hugo.toml                       -> /*
{layouts,themes}/**             -> /*
data/**/*.{json,yaml,toml}      -> /*
i18n/*.toml                     -> /*
_config.yml                     -> /*
_layouts/**                     -> /*
_includes/**/*.html             -> /*
_posts/*-*-*-*.md               -> /{1}/{2}/{3}/{4}.html  /feed.xml
_drafts/**                      -> /drafts/*
content/posts/**/index.md       -> /{dir}/  /posts/  /index.xml
content/posts/*.md              -> /{name}/  /posts/  /index.xml
content/*/_index.md             -> /{1}/
content/**/*.md                 -> /{dir}/{name}/
content/**                      -> /{path}
assets/scss/**                  -> /css/*
assets/js/**/*.{js,ts}          -> /js/*
assets/images/**                -> /images/{path}
static/**                       -> /{path}
public/**/*.html                -> /{path}
public/**                       -> /{path}
docs/index.md                   -> /docs/
docs/*/index.md                 -> /docs/{1}/
docs/**/*.mdx                   -> /docs/{dir}/{name}/
docs/**/*.md                    -> /docs/{dir}/{name}/
docs/img/**                     -> /docs/img/{path}
docs/versions/*/sub/**          -> /docs/{1}/*
website/src/pages/**            -> /{dir}/{name}
website/static/**               -> /{path}
website/sidebars.js             -> /docs/*
products/*.json                 -> #product:{name}
catalog/*/items/*.json          -> #catalog:{1} #item:{name}
apps/web/public/**              -> /{path}
apps/web/dist/**                -> /app/{path}
apps/admin/dist/**              -> /admin/{path}
apps/*/locales/**               -> /app/locales/{file}
packages/ui/dist/**/*.css       -> /ui/{path}
packages/*/dist/**              -> /packages/{1}/{path}
fonts/**/*.{woff,woff2}         -> /fonts/{path}
**/*.{png,jpg,jpeg,webp,avif}   -> /images/{file}
**/*.{pdf,zip}                  -> /downloads/{file}
robots.txt                      -> /robots.txt
`

/** A directory of files, with its `sections`, endings of names, and share of a hundred files. */
type Place = {
  readonly directory: string
  readonly sections?: boolean
  readonly extensions: readonly string[]
  readonly share: number
}

/** Files that match rules early, late and not at all. */
export const PLACES: readonly Place[] = [
  { directory: 'public/blog', sections: true, extensions: ['.html', '.html', '.css', '.js', '.js.map'], share: 14 },
  { directory: 'content/posts', extensions: ['.md', '/index.md', '.md'], share: 10 },
  { directory: 'content/guides', sections: true, extensions: ['.md', '.md', '.jpg'], share: 8 },
  { directory: 'docs/reference/api', sections: true, extensions: ['.md', '.mdx', '.md', '/index.md'], share: 12 },
  { directory: 'docs/versions/v2/sub', extensions: ['.txt'], share: 2 },
  { directory: 'static/downloads', sections: true, extensions: ['.pdf', '.svg', '.css'], share: 5 },
  { directory: 'assets/images/icons', extensions: ['.svg', '.png'], share: 5 },
  { directory: '_posts', extensions: ['.md'], share: 3 },
  { directory: 'apps/web/dist/chunks', extensions: ['.js', '.css'], share: 8 },
  { directory: 'apps/admin/src', sections: true, extensions: ['.tsx', '.test.tsx'], share: 7 },
  { directory: 'packages/core/dist/esm', extensions: ['.js', '.d.ts', '.js.map'], share: 5 },
  { directory: 'packages/core/src', sections: true, extensions: ['.ts', '.test.ts'], share: 6 },
  { directory: 'catalog/shoes/items', extensions: ['.json'], share: 3 },
  { directory: 'products', extensions: ['.json'], share: 3 },
  { directory: 'media/photos', sections: true, extensions: ['.jpg', '.webp', '.raw'], share: 4 },
  { directory: 'infrastructure/stacks', sections: true, extensions: ['.tf', '.yaml'], share: 5 },
]

/** Sorted, like git's lists. Names and directories differ in each round, so that nothing cached helps. */
export function listFiles(count: number, round: number): readonly string[] {
  const places = PLACES.flatMap((place) => Array.from({ length: place.share }, () => place))
  const files = Array.from({ length: count }, (_, i) => {
    const place = places[i % places.length]
    const ending = place?.extensions[i % place.extensions.length] ?? ''
    const post = `2024-0${(i % 9) + 1}-1${i % 10}-post-${i}-${round}`
    const page = i % 4 === 0 ? `page ${i}-${round}` : `page-${i}-${round}`
    const section = place?.sections === true ? `section-${round}-${i % 40}/` : ''
    return `${place?.directory ?? ''}/${section}${place?.directory === '_posts' ? post : page}${ending}`
  })
  return files.sort()
}
