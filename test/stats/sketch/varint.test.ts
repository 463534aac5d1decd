import fc from 'fast-check';
import { VarintReader, VarintWriter } from '../../../stats/sketch/varint';

test('reads back what was written', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
      const writer = new VarintWriter();
      numbers.forEach((number) => {
        writer.write(number);
      });
      const reader = new VarintReader(writer.toBase64());
      expect(numbers.map(() => reader.read())).toEqual(numbers);
      expect(reader.atEnd).toBe(true);
    }),
  );
});

// The example of Protocol Buffers' documentation: 150 is 96 01.
test('has the bytes of Protocol Buffers', () => {
  const writer = new VarintWriter();
  writer.write(150);
  expect(Buffer.from(writer.toBase64(), 'base64').toString('hex')).toBe('9601');
});

test('refuses a number that does not end, or is too large', () => {
  expect(() => new VarintReader(Buffer.of(0x80).toString('base64')).read()).toThrow('a whole number must end before the text does');
  expect(() => new VarintReader(Buffer.alloc(9, 0xff).toString('base64')).read()).toThrow('a whole number must be at most');
});
