import { ScoredRows } from '../../../lambda/evaluate/scored-rows';

function scored(files: Readonly<Record<string, readonly string[]>>, rows = 2) {
  const result = new ScoredRows(rows, 2);
  for (const [file, lines] of Object.entries(files)) {
    result.enter(file);
    lines.forEach((line) => {
      result.add(line);
    });
  }
  return result.end();
}

test('reads labels and scores, and probes without the label and with empty cells for missing ones', () => {
  const { labels, scores, probes } = scored({ 'a.out': ['1,5,ORD,0.75', '0,\\N,,0.125'] });
  expect([...labels]).toEqual([1, 0]);
  expect([...scores]).toEqual([0.75, 0.125]);
  expect(probes).toEqual([
    { row: ',', score: 0.125 },
    { row: '5,ORD', score: 0.75 },
  ]);
});

test('knows the same rows by their hash, whatever the scores', () => {
  const { rowsSha256 } = scored({ 'a.out': ['1,5,ORD,0.75', '0,6,ORD,0.5'] });
  expect(scored({ 'a.out': ['1,5,ORD,0.1', '0,6,ORD,0.2'] }).rowsSha256).toBe(rowsSha256);
  expect(scored({ 'a.out': ['0,6,ORD,0.5', '1,5,ORD,0.75'] }).rowsSha256).not.toBe(rowsSha256);
  expect(scored({ 'a.out': ['1,5,ORD,0.75'], 'b.out': ['0,6,ORD,0.5'] }).rowsSha256).not.toBe(rowsSha256);
  expect(scored({ 'a.out': ['1,5,ORD,0.75', '1,6,ORD,0.5'] }).rowsSha256).not.toBe(rowsSha256);
});

test.each([
  ['a cell too few', ['1,5,0.5'], 'row 1, in a.out, must have 4 cells, got 3'],
  ['a label that is none', ['2,5,ORD,0.5'], 'must have a label of 0 or 1, got "2"'],
  ['a missing label', [',5,ORD,0.5'], 'must have a label of 0 or 1, got ""'],
  ['a missing score', ['1,5,ORD,'], 'must have a score from 0 to 1, got ""'],
  ['a score that is no probability', ['0,5,ORD,0.5', '1,5,ORD,1.5'], 'row 2, in a.out, must have a score from 0 to 1, got "1.5"'],
  ['a score that is no number', ['1,5,ORD,nan'], 'got "nan"'],
  ['a missing row', ['1,5,ORD,0.5'], 'the test split has 2 rows, the model must score each once, got 1'],
  ['an extra row', ['1,5,A,0.5', '1,5,B,0.5', '1,5,C,0.5'], 'got 3'],
])('refuses %s', (_, lines, message) => {
  expect(() => scored({ 'a.out': lines })).toThrow(message);
});
