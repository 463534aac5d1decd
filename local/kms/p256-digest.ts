import type { KeyObject } from 'node:crypto';
import { createECDH, randomBytes } from 'node:crypto';

/*
 * ECDSA on P-256 over a digest that the caller has made. Node's own sign and verify always hash, so they can't do KMS's
 * `MessageType: DIGEST`. For local mode only: the arithmetic is not constant-time.
 */

type Point = { readonly x: bigint; readonly y: bigint } | undefined;

const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const A = P - 3n;
const G: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

/** Signature as `r` and `s`, 32 bytes each. */
export function signDigest(digest: Uint8Array, privateKey: KeyObject): Buffer {
  const d = coordinate(privateKey, 'd');
  const ecdh = createECDH('prime256v1');
  for (;;) {
    const k = mod(bigint(randomBytes(40)), N);
    ecdh.setPrivateKey(bytes(k));
    const r = mod(bigint(ecdh.getPublicKey().subarray(1, 33)), N);
    const s = mod(inverse(k, N) * (bigint(digest) + r * d), N);
    if (r !== 0n && s !== 0n) {
      return Buffer.concat([bytes(r), bytes(s)]);
    }
  }
}

/** Whether `signature` (`r` and `s`, 32 bytes each) is of this digest and key. */
export function verifyDigest(digest: Uint8Array, signature: Uint8Array, publicKey: KeyObject): boolean {
  const r = bigint(signature.subarray(0, 32));
  const s = bigint(signature.subarray(32));
  if (r === 0n || s === 0n || r >= N || s >= N) {
    return false;
  }
  const w = inverse(s, N);
  const q = { x: coordinate(publicKey, 'x'), y: coordinate(publicKey, 'y') };
  const sum = add(multiply(G, mod(bigint(digest) * w, N)), multiply(q, mod(r * w, N)));
  return sum !== undefined && mod(sum.x, N) === r;
}

function multiply(point: Point, factor: bigint): Point {
  let result: Point;
  let power = point;
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    result = rest & 1n ? add(result, power) : result;
    power = add(power, power);
  }
  return result;
}

function add(a: Point, b: Point): Point {
  if (!a || !b) {
    return a ?? b;
  }
  if (a.x === b.x && a.y !== b.y) {
    return undefined;
  }
  const slope = a.x === b.x ? (3n * a.x * a.x + A) * inverse(2n * a.y, P) : (b.y - a.y) * inverse(b.x - a.x, P);
  const x = mod(slope * slope - a.x - b.x, P);
  return { x, y: mod(slope * (a.x - x) - a.y, P) };
}

/** Extended Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [low, high, x, y] = [mod(value, modulus), modulus, 1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high, x, y] = [high % low, low, y - quotient * x, x];
  }
  return mod(x, modulus);
}

function mod(value: bigint, modulus: bigint): bigint {
  return ((value % modulus) + modulus) % modulus;
}

function bigint(value: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(value).toString('hex')}`);
}

function bytes(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}

function coordinate(key: KeyObject, name: 'd' | 'x' | 'y'): bigint {
  return bigint(Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url'));
}
