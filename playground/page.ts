import { count } from '../src/report/count.ts'
import { evaluate, type FileRow, type Piece, type RuleRow } from './evaluate.ts'
import { EMPTY, fromFragment, toFragment, type State } from './state.ts'

const EXAMPLE: State = {
  ...EMPTY,
  rules: [
    '# The first rule that matches a file decides.',
    '!public/**/*.map',
    'public/** -> /{path}',
    '_posts/*-*-*-*.md -> /{1}/{2}/{3}/{4}/ #posts',
  ].join('\n'),
  files: [
    'public/index.html',
    'public/docs/index.html',
    'public/app.js.map',
    '_posts/2026-11-29-hello.md',
    'README.md',
  ].join('\n'),
}

const form = elementOf('form', HTMLFormElement)
const rulesOut = elementOf('rules-read', HTMLElement)
const filesOut = elementOf('files-out', HTMLElement)
const pathsOut = elementOf('paths-out', HTMLElement)
const invalidation = elementOf('invalidation', HTMLElement)
const inputFaults = elementOf('input-faults', HTMLElement)
const moreInputs = elementOf('more-inputs', HTMLDetailsElement)
const answer = elementOf('answer', HTMLElement)
const copied = elementOf('copied', HTMLElement)

function elementOf<Element extends HTMLElement>(id: string, type: new () => Element): Element {
  const element = document.getElementById(id)
  if (!(element instanceof type)) throw new Error(`The page has no ${id}.`)
  return element
}

function readForm(): State {
  const data = new FormData(form)
  const entries = Object.entries(EMPTY).map(([name, standard]) => {
    const value = data.get(name)
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') return [name, String(field.checked)]
    return [name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : standard]
  })
  return { ...EMPTY, ...(Object.fromEntries(entries) as Partial<State>) }
}

function fillForm(state: State): void {
  for (const [name, value] of Object.entries(state)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'true'
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      field.value = value
  }
}

function show(state: State): void {
  const { rules, files, paths, cost, faults, isWrong } = evaluate(state)
  rulesOut.replaceChildren(...rules.map(showRule))
  inputFaults.replaceChildren(...faults.map((fault) => make('p', { className: 'fault' }, fault)))
  if (faults.length > 0) moreInputs.open = true
  filesOut.replaceChildren(...files.map(showFile))
  pathsOut.textContent = paths.join('\n')
  invalidation.hidden = paths.length === 0
  const unmatched = files.filter(({ rule }) => rule === undefined).length
  answer.textContent = isWrong
    ? 'The action would end with these errors and purge nothing'
    : [
        `${count(files.length, 'file')}, ${count(paths.length, 'path')}`,
        ...(paths.length > 0 ? [`${cost} after the first 1,000 paths of a month`] : []),
        ...(unmatched > 0 ? [`no rule matches ${count(unmatched, 'file')}`] : []),
      ].join(' · ')
}

function showRule({ line, pieces, files, faults }: RuleRow): HTMLElement {
  const isComment = pieces[0]?.text.startsWith('#') ?? false
  const row = make('li', { className: isComment ? 'comment' : '' })
  row.append(
    make('span', { className: 'line' }, line === undefined ? 'root' : String(line)),
    make('code', {}, ...pieces.map(showPiece)),
  )
  if (!isComment && faults.length === 0) row.append(make('span', { className: 'count' }, count(files, 'file')))
  for (const fault of faults) row.append(make('p', { className: 'fault' }, fault))
  return row
}

function showFile({ pieces, rule, paths }: FileRow): HTMLElement {
  const row = make('tr', { className: rule === undefined ? 'unmatched' : '' })
  const reason = rule === undefined ? 'no rule matches' : rule.startsWith('!') ? 'purges nothing' : ''
  row.append(
    make('td', {}, make('code', {}, ...pieces.map(showPiece))),
    make(
      'td',
      {},
      ...paths.map((path) => make('code', { className: 'path' }, path)),
      ...(paths.length > 0 ? [] : [reason]),
    ),
    make('td', {}, ...(rule === undefined ? ['–'] : [make('code', {}, rule)])),
  )
  return row
}

function showPiece({ text, capture }: Piece): Node {
  if (capture === undefined) return document.createTextNode(text)
  const mark = make('mark', { className: `capture-${capture}`, title: `wildcard ${capture}` }, text)
  mark.dataset['capture'] = String(capture)
  return mark
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: { readonly className?: string; readonly title?: string },
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

function update(): void {
  const state = readForm()
  history.replaceState(null, '', toFragment(state))
  copied.textContent = ''
  show(state)
}

function restore(): void {
  const state = fromFragment(location.hash) ?? EXAMPLE
  fillForm(state)
  show(state)
}

form.addEventListener('input', update)
form.addEventListener('submit', (event) => {
  event.preventDefault()
})
elementOf('copy', HTMLButtonElement).addEventListener('click', () => {
  update()
  navigator.clipboard.writeText(location.href).then(
    () => (copied.textContent = 'Copied.'),
    () => (copied.textContent = 'The link is in the address bar.'),
  )
})
elementOf('example', HTMLButtonElement).addEventListener('click', () => {
  fillForm(EXAMPLE)
  update()
})
window.addEventListener('hashchange', restore)
restore()
