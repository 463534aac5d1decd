/** Signature as KMS and X.509 write it: DER of `r` and `s`; `raw` is both, 32 bytes each. */
export function derFromRaw(raw: Uint8Array): Buffer {
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

/** `r` and `s`, 32 bytes each, of a DER signature; nothing when it is not one. */
export function rawFromDer(der: Uint8Array): Buffer | undefined {
  const r = readInteger(der, 2);
  const s = r && readInteger(der, r.end);
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || !s || s.end !== der.length) {
    return undefined;
  }
  return Buffer.concat([r.value, s.value]);
}

function integer(value: Uint8Array): Buffer {
  const start = value.findIndex((byte) => byte !== 0);
  const digits = Buffer.from(value.subarray(start));
  const positive = (digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits;
  return Buffer.concat([Buffer.from([0x02, positive.length]), positive]);
}

function readInteger(der: Uint8Array, at: number): { value: Buffer; end: number } | undefined {
  const length = der[at + 1];
  if (der[at] !== 0x02 || length === undefined || length < 1 || length > 33) {
    return undefined;
  }
  const end = at + 2 + length;
  const digits = Buffer.from(der.subarray(at + 2, end)).subarray(length === 33 ? 1 : 0);
  return { value: Buffer.concat([Buffer.alloc(32 - digits.length), digits]), end };
}
