/** The object without some of its fields. */
export function without<T extends object, K extends keyof T & string>(value: T, ...names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !(names as readonly string[]).includes(name))) as Omit<T, K>;
}
