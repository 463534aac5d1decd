/** Markup that stands in a page as it is; only `markup` makes it. */
export class Markup {
  constructor(readonly source: string) {}
}

/** What may stand in a `markup` template: text is escaped, lists are joined. */
export type Part = Markup | string | number | readonly Part[];

/** Template tag for HTML and SVG that escapes every value, in text and in quoted attributes alike. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((page, text, i) => page + source(parts[i - 1] ?? '') + text));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function source(part: Part): string {
  if (part instanceof Markup) {
    return part.source;
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  }
  return part.map(source).join('');
}
