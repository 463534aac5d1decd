import fc from 'fast-check';
import { Double, javaJson } from '../../../stats/model-monitor/java-json';

test('files look like those of the container', () => {
  const file = { version: new Double(0), features: [{ name: 'a', completeness: new Double(1) }, { name: 'b' }], left: undefined, none: [] };
  expect(javaJson(file)).toBe(`{
  "version" : 0.0,
  "features" : [ {
    "name" : "a",
    "completeness" : 1.0
  }, {
    "name" : "b"
  } ],
  "none" : [ ]
}`);
});

test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [2048, '2048.0'],
  [0.64, '0.64'],
  [9999999, '9999999.0'],
  [1e7, '1.0E7'],
  [-12345678.5, '-1.23456785E7'],
  [0.0005, '5.0E-4'],
  [NaN, '"NaN"'],
  [-Infinity, '"-Infinity"'],
])('the double %d is written as %s', (value, text) => {
  expect(javaJson(new Double(value))).toBe(text);
});

test('every value is read back as it was', () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(fc.property(double, (value) => Object.is(JSON.parse(javaJson(new Double(value))), value)));
  fc.assert(
    fc.property(fc.string(), fc.integer(), (text, whole) => {
      expect(JSON.parse(javaJson({ [text]: [text, whole, true, null] }))).toEqual({ [text]: [text, whole, true, null] });
    }),
  );
});
