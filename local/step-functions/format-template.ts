/**
 * A template of `States.Format` with its places `{}` filled in order; `\'`, `\{`, `\}` and `\\` stand for the character itself.
 *
 * Nothing when places and values differ in number, or a brace or a backslash stands alone.
 */
export function formatTemplate(template: string, ...values: readonly unknown[]): string | undefined {
  let used = 0;
  let isSound = true;
  const text = template.replace(/\\(.?)|\{\}|[{}]/gs, (token, escaped: string | undefined) => {
    if (token === '{}') {
      return asText(values[used++]);
    }
    isSound &&= escaped !== undefined && /[\\'{}]/.test(escaped);
    return escaped ?? '';
  });
  return isSound && used === values.length ? text : undefined;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
