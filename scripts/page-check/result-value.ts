/**
 * The number that a figure of the page stands for.
 *
 * @param path a path in the result, `days.3.drift`; `days#driftAlarm` counts the items whose field is true, `days+monitored` adds
 *   their fields up
 */
export function resultValue(result: unknown, path: string): unknown {
  const [, list = '', sign, field = ''] = /^([^#+]+)([#+])(\w+)$/.exec(path) ?? [];
  if (sign === undefined) {
    return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], result);
  }
  const values = (resultValue(result, list) as Record<string, unknown>[]).map((item) => item[field]);
  return sign === '#' ? values.filter((value) => value === true).length : values.reduce<number>((sum, value) => sum + Number(value), 0);
}
