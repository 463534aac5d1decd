/** The part of an event at a path of names, indices and wildcards: `$.detail.my-key`, `$.resources[0]`, `$.detail.parts[*].n`; undefined when there is none. */
export function eventPath(event: unknown, path: string): unknown {
  const steps: readonly string[] = path.match(/[^$.[\]'"]+/g) ?? [];
  let found: unknown[] = [event];
  for (const step of steps) {
    found = found
      .flatMap((value) => {
        if (typeof value !== 'object' || value === null) {
          return [];
        }
        return step === '*' ? (Object.values(value) as unknown[]) : [(value as Record<string, unknown>)[step]];
      })
      .filter((value) => value !== undefined);
  }
  return steps.includes('*') ? (found.length > 0 ? found : undefined) : found[0];
}
