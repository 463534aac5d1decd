/** Fills the `${name}` of a text of `Fn::Sub`; `${!name}` is the way to write `${name}` itself. */
export function substitute(text: string, fill: (name: string) => string): string {
  return text.replaceAll(/\$\{(!?)\s*([^}]*?)\s*\}/g, (_, literal: string, name: string) => (literal ? `\${${name}}` : fill(name)));
}

/** Names that a text of `Fn::Sub` refers to. */
export function substitutedNames(text: string): string[] {
  const names: string[] = [];
  substitute(text, (name) => {
    names.push(name);
    return '';
  });
  return names;
}
