/**
 * A template of `States.Format` with its places `{}` filled in order; `\'`, `\{`, `\}` and `\\` stand for the character itself.
 *
 * Nothing when places and values differ in number, or a brace or a backslash stands alone.
 */
export function formatTemplate(template: string, ...values: readonly unknown[]): string | undefined {
  let used = 0;
  let broken = 0;
  const text = template.replace(/\\(.?)|\{\}|[{}]/gs, (token, escaped: string | undefined) => {
    if (token === '{}') {
      return asText(values[used++]);
    }
    broken += escaped !== undefined && /[\\'{}]/.test(escaped) ? 0 : 1;
    return escaped ?? '';
  });
  return broken === 0 && used === values.length ? text : undefined;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
