/** Parts joined by `, ` into lines of at most `letters` letters; a longer part has a line of its own. */
export function wrapParts(parts: readonly string[], letters: number): string[] {
  const lines: string[] = [];
  parts.forEach((part, i) => {
    const text = i < parts.length - 1 ? `${part},` : part;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= letters) {
      lines[lines.length - 1] = `${last} ${text}`;
    } else {
      lines.push(text);
    }
  });
  return lines;
}
