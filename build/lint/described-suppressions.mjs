const suppression = /^\s*(eslint-disable|eslint-enable)\S*\s/
const described = /\s--\s+\S.{9,}/

/**
 * The lint rule that refuses an `eslint-disable` without a reason: `eslint-disable-next-line RULE -- why`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const describedSuppressions = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    /**
     * @param {unknown} text
     * @param {import('eslint').AST.SourceLocation | null | undefined} loc
     */
    function check(text, loc) {
      if (
        typeof text !== 'string' ||
        !loc ||
        !suppression.test(`${text} `) ||
        text.trim().startsWith('eslint-enable')
      )
        return
      if (described.test(text)) return
      context.report({ loc, message: 'Say why the rule is switched off here: `-- reason`.' })
    }
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) check(comment.value, comment.loc)
      },
      SvelteHTMLComment(/** @type {import('eslint').Rule.Node} */ node) {
        if ('value' in node) check(node.value, node.loc)
      }
    }
  }
}
