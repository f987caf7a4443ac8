import { minify, parse, print, type Expression, type ModuleItem, type VariableDeclaration } from '@swc/core'

/**
 * Makes a module of a bundle quicker to load. V8 reads all of it before any of it runs, and what runs, it reads twice: so what is never
 * used, comments and blank space are left out, and names that are seen in their own function only are short. Functions and classes
 * keep theirs, as stack traces and errors show them.
 *
 * @param code a module as webpack writes it: its parts are the functions of one object, by their IDs
 * @throws Error if the code cannot be parsed
 */
export async function shrinkModule(code: string): Promise<string> {
  const { code: used } = await minify(code, {
    module: true,
    compress: { passes: 3, keep_classnames: true, keep_fnames: true },
    mangle: { keepClassNames: true, keepFnNames: true },
    format: { comments: false },
  })
  const module = await parse(used, { syntax: 'ecmascript', target: 'es2024' })
  const body = module.body.map(parenthesizeParts)
  const { code: printed } = await print({ ...module, body }, { minify: true, jsc: { target: 'es2024' } })
  return printed
}

/**
 * Puts parentheses around the parts again, as webpack does. V8 compiles a function in parentheses at once, and reads
 * any other one a second time at its first call.
 */
function parenthesizeParts(item: ModuleItem): ModuleItem {
  if (item.type === 'ExportDeclaration' && item.declaration.type === 'VariableDeclaration')
    return { ...item, declaration: parenthesizeValues(item.declaration) }
  return item.type === 'VariableDeclaration' ? parenthesizeValues(item) : item
}

function parenthesizeValues(declaration: VariableDeclaration): VariableDeclaration {
  const declarations = declaration.declarations.map((declarator) => {
    if (declarator.init?.type !== 'ObjectExpression') return declarator
    const properties = declarator.init.properties.map((property) =>
      property.type === 'KeyValueProperty' ? { ...property, value: parenthesizeFunction(property.value) } : property,
    )
    return { ...declarator, init: { ...declarator.init, properties } }
  })
  return { ...declaration, declarations }
}

function parenthesizeFunction(value: Expression): Expression {
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionExpression') return value
  return { type: 'ParenthesisExpression', span: value.span, expression: value }
}
