import { printable } from '../../../cli/statistics/printable';
import { ProgressBar } from '../../../cli/statistics/progress-bar';

let now = 0;

beforeEach(() => {
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** What a bar writes when half of a file is read at the given time, and at its end. */
function drawn(isTTY: boolean, milliseconds: number): string {
  let text = '';
  now = 0;
  const bar = new ProgressBar({ isTTY, write: (part) => (text += String(part)) !== '' });
  now = milliseconds;
  bar.file()({ read: 5, total: 10 });
  bar.end();
  return text;
}

test('a run of more than a second has a bar, which is taken away', () => {
  expect(drawn(true, 1500)).toBe(`\r${'#'.repeat(15)}${'.'.repeat(15)} 50%\r\u001b[K`);
});

test.each([
  [true, 900],
  [false, 5000],
])('a terminal: %s, after %d ms: no bar', (isTTY, milliseconds) => {
  expect(drawn(isTTY, milliseconds)).toBe('');
});

test('control characters of the data do not reach the terminal, line ends do', () => {
  expect(printable('a\u001b[31m\nb\u0007')).toBe('a\\u001b[31m\nb\\u0007');
});
