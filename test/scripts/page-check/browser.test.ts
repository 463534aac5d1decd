import { browserPath } from '../../../scripts/page-check/browser';

test('takes the first browser that is installed', () => {
  expect(browserPath(undefined, (path) => path.startsWith('/usr/bin/google'))).toBe('/usr/bin/google-chrome');
});

test('CHROME_PATH goes first', () => {
  expect(browserPath('/opt/chrome', () => true)).toBe('/opt/chrome');
});

test.each([
  [undefined, '/usr/bin/chromium, '],
  ['/opt/none', 'looked at /opt/none'],
])('says how to get one when there is none at %s', (path, looked) => {
  const find = (): string => browserPath(path, () => false);
  expect(find).toThrow('a Chromium or Chrome must be installed (Debian: apt-get install chromium) or named by CHROME_PATH');
  expect(find).toThrow(looked);
});
