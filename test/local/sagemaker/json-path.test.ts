import { parseJsonPath, selectPath } from '../../../local/sagemaker/json-path';

test.each([
  ['$', [1, 2, 3], [1, 2, 3]],
  ['$[1:]', [1, 2, 3], [2, 3]],
  ['$[:-1]', [1, 2, 3], [1, 2]],
  ['$[0,-1]', [1, 2, 3], [1, 3]],
  ['$[-1]', [1, 2, 3], 3],
  ['$.a.b', { a: { b: 1 } }, 1],
  ["$['a b']", { 'a b': 1 }, 1],
  ['$.*', { a: 1, b: 2 }, [1, 2]],
  ['$.features[0]', { features: [4] }, 4],
])('%s selects', (path, value, selected) => {
  expect(selectPath(value, parseJsonPath(path))).toEqual(selected);
});

test.each(['features', '$..a', '$[?(@.x)]', '$[a]'])('refuses %s', (path) => {
  expect(() => parseJsonPath(path)).toThrow(path);
});
