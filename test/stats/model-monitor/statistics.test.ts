import { profileOfStatistics } from '../../../stats/model-monitor/profile-of-statistics';
import { readStatistics } from '../../../stats/model-monitor/read-statistics';
import { statisticsJson } from '../../../stats/model-monitor/write-statistics';
import { orderedCounts } from '../../../stats/profile/ordered-counts';
import { profileOfColumns, times } from '../profile-of-columns';

const PROFILE = profileOfColumns({
  age: [...times(40, (i) => i), null],
  score: times(41, (i) => i / 4),
  colour: times(41, (i) => (i % 4 === 0 ? 'red' : 'green')),
  empty: times(41, () => null),
});

/** A column of a file as Model Monitor's documentation has it. */
const FEATURE = {
  name: 'f',
  inferred_type: 'Fractional',
  numerical_statistics: {
    common: { num_present: 12, num_missing: 3 },
    mean: 2.5,
    sum: 30,
    std_dev: 1,
    min: 0.5,
    max: 9.5,
    distribution: { kll: { buckets: [], sketch: { parameters: { c: 0.64, k: 2048 }, data: [[1.5, 2.5], [3.5], [2, 4.5]] } } },
  },
};

function profileOf(...features: object[]) {
  const text = JSON.stringify({ version: 0, dataset: { item_count: 15 }, features });
  return profileOfStatistics(readStatistics(text, 'statistics.json'));
}

test('a profile is written in the documented shape, with the counts whole and the figures as doubles', () => {
  const text = statisticsJson(PROFILE);
  expect(text).toContain('{\n  "version" : 0.0,\n  "dataset" : {\n    "item_count" : 41\n  },\n  "features" : [ {\n    "name" : "age",');
  const [age, , colour, empty] = readStatistics(text, 'statistics.json').features;
  const kll = age?.numerical_statistics?.distribution?.kll;
  expect(age).toMatchObject({
    inferred_type: 'Integral',
    numerical_statistics: {
      common: { num_present: 40, num_missing: 1 },
      mean: 19.5,
      sum: 780,
      std_dev: Math.sqrt((40 ** 2 - 1) / 12),
      min: 0,
      max: 39,
    },
  });
  expect(kll?.sketch).toEqual({ parameters: { c: 0.64, k: 2048 }, data: [times(40, (i) => i)] });
  expect(kll?.buckets).toHaveLength(10);
  expect(kll?.buckets.at(0)).toEqual({ lower_bound: 0, upper_bound: 3.9, count: 4 });
  expect(kll?.buckets.at(-1)).toEqual({ lower_bound: expect.closeTo(35.1, 12), upper_bound: 39, count: 4 });
  expect(colour?.string_statistics).toEqual({
    common: { num_present: 41, num_missing: 0 },
    distinct_count: 2,
    distribution: {
      categorical: {
        buckets: [
          { value: 'green', count: 30 },
          { value: 'red', count: 11 },
        ],
      },
    },
  });
  expect(empty).toMatchObject({ inferred_type: 'Unknown', string_statistics: { common: { num_present: 0, num_missing: 41 } } });
});

test('a file that was written from a profile gives the same profile and the same file', () => {
  const text = statisticsJson(PROFILE);
  const { profile, lost } = profileOfStatistics(readStatistics(text, 'statistics.json'));
  expect(lost).toEqual([]);
  expect(profile.columns.map(orderedCounts)).toEqual(PROFILE.columns.map(orderedCounts));
  expect(statisticsJson(profile)).toBe(text);
});

test('the sketch of many values keeps their distribution within its bound', () => {
  const many = profileOfColumns({ x: times(30000, (i) => Math.sqrt(i)) });
  const { profile } = profileOfStatistics(readStatistics(statisticsJson(many), 'statistics.json'));
  const [column] = profile.columns;
  const below = column === undefined ? [] : orderedCounts(column).filter(({ upper }) => upper < 100);
  expect(profile.rows).toBe(30000);
  expect(Math.abs(below.reduce((sum, { rows }) => sum + rows, 0) / 30000 - 1 / 3)).toBeLessThan(0.0024);
});

test('items of a sketch weigh two to the power of their level, and the extremes that it lost are put back', () => {
  const [column] = profileOf(FEATURE).profile.columns;
  expect(column).toMatchObject({ type: 'fractional', missing: 3, numbers: { count: 12, min: 0.5, max: 9.5 } });
  expect(column && orderedCounts(column).map(({ lower, rows }) => [lower, rows])).toEqual([
    [0.5, 1],
    [2, 4],
    [2.5, 1],
    [3.5, 2],
    [4.5, 3],
    [9.5, 1],
  ]);
});

test('a sketch that does not add up to the number of values is brought to it', () => {
  const feature = structuredClone(FEATURE);
  feature.numerical_statistics.common.num_present = 24;
  expect(profileOf(feature).profile.columns[0]?.numbers?.count).toBe(24);
});

test('without a sketch the buckets are spread evenly, and that is said', () => {
  const buckets = [
    { lower_bound: 0.5, upper_bound: 5, count: 9 },
    { lower_bound: 5, upper_bound: 9.5, count: 3 },
  ];
  const feature = { ...FEATURE, numerical_statistics: { ...FEATURE.numerical_statistics, distribution: { kll: { buckets } } } };
  const { profile, lost } = profileOf(feature);
  const [column] = profile.columns;
  const rows = column === undefined ? [] : orderedCounts(column);
  expect(rows.filter(({ upper }) => upper < 5).reduce((sum, count) => sum + count.rows, 0)).toBe(9);
  expect(lost).toEqual(['column f: it has buckets and no sketch, so values are spread evenly within each bucket']);
});

test('a column without a distribution is not compared, and that is said', () => {
  const feature = { ...FEATURE, numerical_statistics: { ...FEATURE.numerical_statistics, distribution: {} } };
  const { profile, lost } = profileOf(feature, { name: 'g', inferred_type: 'Unknown' });
  expect(profile.columns).toMatchObject([
    { compared: false, missing: 15 },
    { compared: false, missing: 15 },
  ]);
  expect(lost).toHaveLength(2);
});

test('texts that the file does not list are other values', () => {
  const string_statistics = {
    common: { num_present: 15, num_missing: 0 },
    distinct_count: 9,
    distribution: {
      categorical: {
        buckets: [
          { value: 'a', count: 4 },
          { value: 'b', count: 6 },
        ],
      },
    },
  };
  const { profile, lost } = profileOf({ name: 's', inferred_type: 'String', string_statistics });
  expect(profile.columns[0]).toMatchObject({
    type: 'string',
    kinds: { text: 15 },
    values: null,
    frequent: {
      items: [
        ['b', 6, 0],
        ['a', 4, 0],
      ],
      other: 5,
    },
  });
  expect(lost).toEqual(['column s: 5 of its 15 values are not in the file']);
});

test.each([
  ['not json', 'statistics.json: the file must be JSON'],
  ['[]', 'statistics.json: the file must be an object, got "[]"'],
  ['{"version":0,"dataset":{"item_count":-1},"features":[]}', 'dataset.item_count must be a whole number of at least 0, got "-1"'],
  [
    '{"version":0,"dataset":{"item_count":1},"features":[{"name":"a","inferred_type":"Float"}]}',
    'features[0].inferred_type must be one of Integral, Fractional, String, Unknown, got "\\"Float\\""',
  ],
])('%s is refused with file, field, rule and value', (text, message) => {
  expect(() => readStatistics(text, 'statistics.json')).toThrow(message);
});
