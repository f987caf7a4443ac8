#!/usr/bin/env bash
# Compares `build` with rules for the sources in the histories of three public sites, as docs/built-sites.md reports it. It gets
# their releases from the registries of Python and npm, and keeps them in the directory that it is given.
set -euo pipefail
shopt -s inherit_errexit
[ $# = 1 ] || { echo "Give a directory for the releases: $0 DIRECTORY" >&2; exit 2; }
compare=$(cd "$(dirname "$0")" && pwd)/site-history.ts
mkdir -p "$1"
cd "$1"

# MkDocs, with the theme Material: the package has the sources of its site.
pymdown_extensions='10.8 10.8.1 10.9 10.10 10.10.1 10.10.2 10.11 10.11.1 10.11.2 10.12 10.13 10.14 10.14.1 10.14.2 10.14.3
  10.15 10.16 10.16.1'
# pdoc: the package has the sources and, committed beside them, its built site.
sqlglot='25.18.0 25.19.0 25.20.0 25.21.0 25.22.0 25.23.0 25.24.0 25.25.0 25.26.0 25.27.0 25.28.0 25.29.0 25.30.0 25.31.0
  25.32.0 25.33.0 25.34.0 26.0.0 26.0.1 26.1.0 26.1.3 26.2.0 26.2.1 26.3.0'
# Vite: the package is the built application.
vitest_ui='2.0.0 2.0.5 2.1.0 2.1.2 2.1.3 2.1.4 2.1.5 2.1.8 2.1.9 3.0.0 3.0.2 3.0.5 3.0.7 3.0.9 3.1.0 3.1.1 3.1.2 3.1.3
  3.1.4 3.2.0 3.2.1 3.2.2 3.2.3 3.2.4'

python=$PWD/python/bin/python
[ -x "$python" ] || python3 -m venv python
"$python" -m pip install --quiet --disable-pip-version-check hatchling setuptools setuptools_scm wheel mkdocs==1.6.1 \
  mkdocs-material==9.8.2 mkdocs-minify-plugin==0.8.0 mkdocs_pymdownx_material_extras==2.8 \
  mkdocs-git-revision-date-localized-plugin==1.6.3

# Prints the directory of a release, which it unpacks.
unpack() {
  local archive=$1 release=$2
  if [ ! -d "$release" ]; then
    mkdir -p "$release.part"
    tar xzf "$archive" --strip-components 1 --directory "$release.part"
    mv "$release.part" "$release"
  fi
  echo "$release"
}

get_from_pypi() {
  local package=$1 version archive
  shift
  for version in "$@"; do
    archive=archives/${package//-/_}-$version.tar.gz
    [ -f "$archive" ] || "$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
      --no-build-isolation --dest archives "$package==$version" >&2
    unpack "$archive" "$package/$version"
  done
}

get_from_npm() {
  local package=$1 name=${1/@/} version archive
  shift
  for version in "$@"; do
    archive=archives/${name/\//-}-$version.tgz
    mkdir -p archives
    [ -f "$archive" ] || npm pack --silent --pack-destination archives "$package@$version" >&2
    unpack "$archive" "$name/$version"
  done
}

# With the Markdown extensions of the release. The package lacks one tool and one snippet that its site uses.
build_with_mkdocs() (
  cd "$1"
  [ ! -d site ] || return 0
  sed -i -e '/^  - tools.collapse_code/,/^ *collapse_text/d' -e 's/check_paths: true/check_paths: false/' mkdocs.yml
  rm -f .gitignore
  export GIT_AUTHOR_DATE=2020-02-02T00:00:00Z GIT_COMMITTER_DATE=2020-02-02T00:00:00Z
  git init --quiet
  git add --all
  git -c user.name=bench -c user.email=bench@example.com commit --quiet --message "$1"
  NO_MKDOCS_2_WARNING=1 SOURCE_DATE_EPOCH=0 "$python" -m mkdocs build --quiet --site-dir built
  rm -rf .git
  mv built site
)

# shellcheck disable=SC2086
{
  with_mkdocs=$(get_from_pypi pymdown-extensions $pymdown_extensions)
  with_pdoc=$(get_from_pypi sqlglot $sqlglot)
  with_vite=$(get_from_npm @vitest/ui $vitest_ui)
}
for release in $with_mkdocs; do build_with_mkdocs "$release"; done

cat > mkdocs.rules << 'RULES'
docs/src/markdown/.snippets/** -> /*
docs/src/markdown/**/index.md  -> /{dir}/index.html /search/search_index.json /sitemap.xml /sitemap.xml.gz
docs/src/markdown/**/*.md      -> /{dir}/{name}/* /search/search_index.json /sitemap.xml /sitemap.xml.gz
docs/src/markdown/**           -> /{path}
docs/theme/assets/**           -> /assets/{path}
{docs/theme/**,mkdocs.yml}     -> /*
RULES
cat > pdoc.rules << 'RULES'
sqlglot/__init__.py      -> /sqlglot.html /search.js
sqlglot/**/__init__.py   -> /sqlglot/{dir}.html /search.js
sqlglot/**/*.py          -> /sqlglot/{dir}/{name}.html /search.js
README.md                -> /sqlglot.html /search.js
docs/{CNAME,index.html}  -> /{file}
RULES
echo '** -> /*' > all.rules

# Compares the releases, below a title.
compare_releases() {
  local title=$1 rules=$2 output=$3
  shift 3
  printf '\n%s, by %s\n' "$title" "$rules"
  node "$compare" "$rules" "$@" --output "$output"
}
# shellcheck disable=SC2086
{
  for rules in mkdocs.rules all.rules; do compare_releases MkDocs "$rules" site $with_mkdocs; done
  for rules in pdoc.rules all.rules; do compare_releases pdoc "$rules" docs $with_pdoc; done
  compare_releases Vite all.rules dist/client $with_vite
}
