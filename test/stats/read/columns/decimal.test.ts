import fc from 'fast-check';
import { readKind } from '../../../../stats/profile/token-kind';
import { FRACTIONAL, INTEGRAL, NOT_PLAIN, parseDecimal } from '../../../../stats/read/columns/decimal';

const out = new Float64Array(1);

function parse(text: string): { kind: number; value: number } {
  const bytes = Buffer.from(`9${text}9`);
  out[0] = NaN;
  const kind = parseDecimal(bytes, 1, bytes.length - 1, out, 0);
  return { kind, value: out[0] };
}

const digits = fc.stringMatching(/^\d{1,19}$/);
const decimal = fc
  .tuple(fc.constantFrom('', '-'), digits, fc.option(digits, { nil: undefined }))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}`);

test('a plain decimal is the number that its text is, and of the same kind', () => {
  const texts = fc.oneof(decimal, fc.double({ noNaN: true }).map(String), fc.integer().map(String), fc.stringMatching(/^[-+.e0-9]{0,8}$/));
  fc.assert(
    fc.property(texts, (text) => {
      const { kind, value } = parse(text);
      if (kind !== NOT_PLAIN) {
        // 0 has no sign here.
        expect(value).toBe(Number(text) + 0);
        expect(kind).toBe({ integral: INTEGRAL, fractional: FRACTIONAL }[readKind(text) as 'integral' | 'fractional']);
      }
    }),
    { numRuns: 1500 },
  );
});

test.each(['', '-', '.', '1.', '.5', '007', '00', '-01', '1..2', '1.2.3', '+1', '1e5', 'NaN', '1,5', '12a', '0x1', '1-2', '--1'])(
  '%j is no plain decimal',
  (text) => {
    expect(parse(text).kind).toBe(NOT_PLAIN);
  },
);

test.each([
  '0',
  '-7',
  '2147483648',
  '4294967296',
  '9007199254740991',
  '999999999999999',
  '0.5',
  '123456789.123456',
  '0.1234567890123456',
  '0.0000000000000000000001',
])('%s is read from its bytes', (text) => {
  expect(parse(text)).toEqual({ kind: text.includes('.') ? FRACTIONAL : INTEGRAL, value: Number(text) });
});

test('the middle between two doubles is left to Number', () => {
  expect(parse('9007199254740993').kind).toBe(NOT_PLAIN);
  expect(parse('1234567890123456789').kind).toBe(NOT_PLAIN);
});

test('all doubles of the usual size that are written in full come back', () => {
  let plain = 0;
  for (let i = 1; i <= 20_000; i += 1) {
    const value = Math.sin(i) * 10 ** (i % 9);
    const { kind, value: read } = parse(String(value));
    plain += kind === NOT_PLAIN ? 0 : 1;
    expect(kind === NOT_PLAIN || read === value).toBe(true);
  }
  expect(plain).toBeGreaterThan(19_900);
});
