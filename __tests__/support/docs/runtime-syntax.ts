/**
 * What CloudFront's runtime cloudfront-js-2.0 cannot read: it has ECMAScript 5.1, and of later ones `const`, `let`, arrow functions,
 * template literals, rest parameters, `async` and `await`, and methods of the built-in objects.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
import ts from 'typescript'

const UNKNOWN_TO_RUNTIME = new Set([
  ts.SyntaxKind.ArrayBindingPattern,
  ts.SyntaxKind.ObjectBindingPattern,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.ShorthandPropertyAssignment,
  ts.SyntaxKind.ComputedPropertyName,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.YieldExpression,
  ts.SyntaxKind.QuestionDotToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BigIntLiteral,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportKeyword,
])

/** The pieces of code that the runtime cannot read, such as a destructured parameter. */
export function unreadableBy20(code: string): readonly string[] {
  const source = ts.createSourceFile('function.js', code, ts.ScriptTarget.ES2021, true, ts.ScriptKind.JS)
  const found: string[] = []
  const look = (node: ts.Node): void => {
    const hasDefault = ts.isParameter(node) && node.initializer !== undefined
    if (UNKNOWN_TO_RUNTIME.has(node.kind) || hasDefault) found.push(node.getText(source))
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}
