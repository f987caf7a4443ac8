/** `name=value`, or a value of several lines between two delimiters. */
export function readOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>()
  const lines = text.split(/\r?\n/)
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? []
    if (name === undefined || delimiter === undefined) {
      const [key = '', ...value] = line.split('=')
      outputs.set(key, value.join('='))
      continue
    }
    const end = lines.indexOf(delimiter)
    if (end < 0) throw new Error(`The output ${name} is not ended by ${delimiter}`)
    outputs.set(name, lines.splice(0, end).join('\n'))
    lines.shift()
  }
  return outputs
}
