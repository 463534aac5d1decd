import type { ExprNode } from 'jsonata';
import { isObject } from './json';

/**
 * What is wrong with the references of an expression, in AWS's words.
 *
 * An expression of Step Functions has no context item, so a name that does not follow a variable finds nothing; and `$states` has
 * `result` and `errorOutput` only where there are any. Later steps of a path, and their predicates, work on what the first step gives.
 *
 * @param members what `$states` has beside `input` and `context`
 */
export function unsupportedReferences(ast: ExprNode, members: readonly string[]): string[] {
  const found: string[] = [];
  visit(ast as unknown as Node, ['input', 'context', ...members], found);
  return [...new Set(found)];
}

/** A node of JSONata's syntax tree, whose members depend on its type. */
type Node = Readonly<Record<string, unknown>>;

/** Members of nodes that are evaluated in the context of the node itself. */
const INNER = ['lhs', 'rhs', 'expression', 'expressions', 'arguments', 'procedure', 'body', 'condition', 'then', 'else'];

function visit(node: Node, members: readonly string[], found: string[]): void {
  if (node.type === 'path') {
    const [first, second] = node.steps as Node[];
    if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name' && !members.includes(String(second.value))) {
      found.push(`Field '$states.${String(second.value)}' does not exist.`);
    }
    if (first) {
      visit(first, members, found);
    }
    return;
  }
  if (node.type === 'name') {
    found.push(`Reference to '${String(node.value)}' at the top level is not supported.`);
  } else if (node.type === 'variable' && (node.value === '' || node.value === '$')) {
    found.push(node.value === '$' ? "Reference to '$$' is not supported." : "Reference to '$' at the top level is not supported.");
  } else if (node.type === 'wildcard' || node.type === 'descendant') {
    found.push(`Reference to '${String(node.value)}' at the top level is not supported.`);
  }
  for (const part of INNER.flatMap((member) => nodesIn(node[member]))) {
    visit(part, members, found);
  }
}

/** The nodes in a member: one, several, or pairs of them, as in an object constructor. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) {
    return value.flatMap(nodesIn);
  }
  return isObject(value) && 'type' in value ? [value] : [];
}
