import ts from 'typescript'

/** Something that can be cut out of a file's text so that the rest is still a program. */
export interface Removable {
  /** Where the thing itself begins. */
  readonly at: number
  readonly start: number
  readonly end: number
  /** What stands in its place. */
  readonly replacement: string
}

/** Returns the text without the thing. */
export function remove(text: string, { start, end, replacement }: Removable): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/**
 * Finds what begins right after a place: a statement, a property of an object, an element of a list, a
 * link in a chain of calls, or one side of `&&` and `||`.
 *
 * @param position where the comment above it ends
 * @returns the thing, or what is wrong with what stands there
 */
export function findRemovable(source: ts.SourceFile, position: number): Removable | string {
  const at = nextToken(source.text, position)
  const starting = nodesStartingAt(source, at)
  for (const node of starting) {
    const found = cutOut(source, node)
    if (found !== undefined) return found
  }
  return chainLink(source, at) ?? 'nothing that can be removed stands below the mark'
}

/** Skips white space and comments. */
function nextToken(text: string, position: number): number {
  const trivia = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
  trivia.lastIndex = position
  trivia.exec(text)
  return trivia.lastIndex
}

/** Returns the nodes that start at a place, the outermost first. */
function nodesStartingAt(source: ts.SourceFile, at: number): readonly ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (node.end <= at || node.pos > at) return
    if (node !== source && node.getStart(source) === at) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function cutOut(source: ts.SourceFile, node: ts.Node): Removable | string | undefined {
  const at = node.getStart(source)
  const { parent } = node
  if (ts.isVariableStatement(node) || ts.isDeclarationStatement(node)) {
    return 'a declaration cannot be removed by itself: mark the statement that guards'
  }
  if (ts.isStatement(node)) {
    const isInList =
      ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)
    // `if (x) statement` needs something in its place.
    return { at, start: at, end: node.end, replacement: isInList ? '' : ';' }
  }
  if (ts.isObjectLiteralElement(node) || isElement(node)) {
    return { at, start: at, end: afterComma(source.text, node.end), replacement: '' }
  }
  if (ts.isPropertyDeclaration(node) || ts.isCaseOrDefaultClause(node)) {
    return { at, start: at, end: node.end, replacement: '' }
  }
  if (isLogical(parent)) {
    if (parent.right === node) return { at, start: parent.left.end, end: node.end, replacement: '' }
    const { right } = parent
    if (!isLogical(node)) return { at, start: at, end: right.getStart(source), replacement: '' }
  }
  return undefined
}

/** Says whether a node is an element of an array or an argument of a call. */
function isElement(node: ts.Node): boolean {
  const { parent } = node
  const isNode = (element: ts.Node) => element === node
  if (ts.isArrayLiteralExpression(parent)) return parent.elements.some(isNode)
  if (ts.isCallExpression(parent)) return parent.arguments.some(isNode)
  return ts.isNewExpression(parent) && parent.arguments?.some(isNode) === true
}

function isLogical(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false
  const { kind } = node.operatorToken
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken
}

/** Finds `.name(…)` that starts with its dot at a place. */
function chainLink(source: ts.SourceFile, at: number): Removable | undefined {
  let found: Removable | undefined
  const visit = (node: ts.Node): void => {
    if (node.end <= at || node.pos > at || found !== undefined) return
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: inner } = node.expression
      if (nextToken(source.text, inner.end) === at) {
        found = { at, start: inner.end, end: node.end, replacement: '' }
        return
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function afterComma(text: string, end: number): number {
  const comma = nextToken(text, end)
  return text[comma] === ',' ? comma + 1 : end
}
