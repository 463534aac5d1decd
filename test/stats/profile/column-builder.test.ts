import { ColumnBuilder } from '../../../stats/profile/column-builder';
import type { ColumnProfile } from '../../../stats/profile/column-profile';

const NUMBERS = Array.from({ length: 7000 }, (_, i) => (i % 3 === 0 ? -i / 8 : i));

function built(add: (builder: ColumnBuilder) => void, type?: 'string'): ColumnProfile {
  const builder = new ColumnBuilder({ name: 'x', type });
  add(builder);
  return builder.profile();
}

test('many rows of a text at once are like the text again and again', () => {
  const texts = ['5', 'a', '2001-02-03', '', '5', 'NaN'];
  const once = built((builder) => {
    texts.forEach((text) => {
      builder.addText(text, 3);
    });
    builder.addMissing(2);
  });
  const again = built((builder) => {
    [...texts, ...texts, ...texts, '', ''].forEach((text) => {
      builder.addText(text);
    });
  });
  expect(once).toEqual(again);
});

test('numbers are like their texts, few and many', () => {
  for (const numbers of [NUMBERS.slice(0, 50), NUMBERS]) {
    const asNumbers = built((builder) => {
      numbers.forEach((number) => {
        builder.addNumber(number, Number.isInteger(number));
      });
    });
    const asTexts = built((builder) => {
      numbers.forEach((number) => {
        builder.addText(String(number));
      });
    });
    expect(JSON.stringify(asNumbers) === JSON.stringify(asTexts)).toBe(true);
  }
});

test('many rows of a number are counted once there are too many values', () => {
  const column = built((builder) => {
    NUMBERS.forEach((number) => {
      builder.addNumber(number, false);
    });
    builder.addText('-7000', 5000);
  });
  expect(column.numbers).toMatchObject({ count: 12_000, min: -7000 });
  expect(column.numbers?.quantiles?.count).toBe(12_000);
  expect(column.numbers?.quantiles?.countAtMost(-7000)).toBe(5000);
});

test('minus zero is zero, and NaN is missing, also once there are too many values', () => {
  const column = built((builder) => {
    NUMBERS.forEach((number) => {
      builder.addNumber(Math.abs(number) + 1, false);
    });
    builder.addNumber(-0, false);
    builder.addNumber(NaN, false);
  });
  expect(column).toMatchObject({ missing: 1, numbers: { min: 0, zeros: 1, negatives: 0 } });
});

test('numbers of a column of texts are counted as texts', () => {
  const column = built((builder) => {
    NUMBERS.forEach((number) => {
      builder.addNumber(number, true);
    });
    for (let row = 0; row < 100; row++) {
      builder.addNumber(1, true);
    }
  }, 'string');
  expect(column).toMatchObject({ type: 'string', numbers: null, values: null, kinds: { integral: 7100 } });
  expect(column.frequent?.items[0]?.[0]).toBe('1');
});
