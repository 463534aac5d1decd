/** JSON of the DynamoDB protocol: binary values in Base64. */
export function toWire(input: object): string {
  return JSON.stringify(input, function (this: Record<string, unknown>, key, value: unknown) {
    // `value` has been through Buffer's own toJSON; the holder still has the bytes.
    const original = this[key];
    return original instanceof Uint8Array ? Buffer.from(original).toString('base64') : value;
  });
}

/** Reads JSON of the protocol into the SDK's shape: `B` and `BS` as bytes, times as `Date`, ARNs with `arnPrefix`. */
export function fromWire(text: string, arnPrefix: string): object {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'B' && typeof value === 'string') {
      return bytes(value);
    }
    if (key === 'BS' && Array.isArray(value)) {
      return value.map((one) => (typeof one === 'string' ? bytes(one) : (one as unknown)));
    }
    if (key.endsWith('DateTime') && typeof value === 'number') {
      return new Date(value * 1000);
    }
    return key.endsWith('Arn') && typeof value === 'string' ? value.replace(/^arn:aws:dynamodb:[^:]*:\d*:/, arnPrefix) : value;
  }) as object;
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}
