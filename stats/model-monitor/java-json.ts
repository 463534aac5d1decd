/** What Model Monitor's files hold: JSON, where `Double` marks the numbers that its container writes as floating point. */
export type JavaJson = string | number | boolean | null | Double | readonly JavaJson[] | { readonly [field: string]: JavaJson | undefined };

/** A number that Java writes as a double: with a fraction even when it is whole, `"NaN"` when it is none. */
export class Double {
  constructor(readonly value: number) {}
}

/**
 * JSON as Model Monitor's container writes it (Jackson's default pretty printer): `"name" : value`, arrays on one line but for the objects in them.
 *
 * Fields that are `undefined` are left out.
 */
export function javaJson(value: JavaJson, indent = ''): string {
  if (value instanceof Double) {
    return javaDouble(value.value);
  }
  if (isArray(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map((item) => javaJson(item, indent)).join(', ')} ]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const fields = Object.entries(value).flatMap(([name, field]) =>
    field === undefined ? [] : [`${inner}${JSON.stringify(name)} : ${javaJson(field, inner)}`],
  );
  return fields.length === 0 ? '{ }' : `{\n${fields.join(',\n')}\n${indent}}`;
}

/** A number as Java's `Double.toString` writes it: decimals from 10^-3 to below 10^7, `d.dE±n` outside. Numbers that JSON does not have are text. */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) {
    return JSON.stringify(String(value));
  }
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e7)) {
    return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
}

function isArray(value: JavaJson): value is readonly JavaJson[] {
  return Array.isArray(value);
}
