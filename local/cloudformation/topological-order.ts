/**
 * Nodes in an order in which each comes after all that it depends on; otherwise the given order stays.
 *
 * @param dependencies names that a node depends on; names that are no node are ignored
 * @throws Error naming the nodes of a circle
 */
export function topologicalOrder(nodes: readonly string[], dependencies: (node: string) => readonly string[]): string[] {
  const known = new Set(nodes);
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (node: string): void => {
    if (done.has(node)) {
      return;
    }
    if (open.includes(node)) {
      throw new Error(`circular dependency: ${[...open.slice(open.indexOf(node)), node].join(' -> ')}`);
    }
    open.push(node);
    dependencies(node)
      .filter((dependency) => known.has(dependency))
      .forEach(visit);
    open.pop();
    done.add(node);
  };
  nodes.forEach(visit);
  return [...done];
}
