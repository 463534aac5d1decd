import { driftPage } from '../../../cli/statistics/drift-page';
import { compare } from '../../../stats/drift/compare';
import { profileOfColumns, times } from '../../stats/profile-of-columns';

const HOSTILE = '<script>alert("1")</script>';
const BASELINE = profileOfColumns({
  [HOSTILE]: times(400, (i) => `<img src=x onerror='a${i % 3}'>`),
  calm: times(400, (i) => i % 7),
  many: times(400, (i) => `value ${i % 30}`),
  when: times(400, (i) => `2001-01-${String((i % 28) + 1).padStart(2, '0')}`),
});
const LIVE = profileOfColumns({
  [HOSTILE]: times(400, (i) => `<img src=x onerror='a${(i % 3) + 1}'>`),
  calm: times(400, (i) => i % 7),
  many: times(400, (i) => `value ${i % 30}`),
  when: times(400, (i) => `2001-02-${String((i % 28) + 1).padStart(2, '0')}`),
});
const PAGE = driftPage(compare(BASELINE, LIVE), { baseline: 'a&b.csv', live: 'live.csv' });

test('names and values of the data are escaped everywhere', () => {
  expect(PAGE).not.toContain('<script');
  expect(PAGE).not.toContain('<img');
  expect(PAGE).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  expect(PAGE).toContain('&lt;img src=x onerror=&#39;a0&#39;&gt;');
  expect(PAGE).toContain('a&amp;b.csv');
});

test('the page loads nothing', () => {
  expect(PAGE.match(/(?:src|href|url\()[^>\s]*/g)?.filter((link) => !/^href="(?:#|data:,)|^src=x/.test(link))).toEqual([]);
});

test('the columns stand by severity, each with a card but for those that are not compared', () => {
  const cards = [...PAGE.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, name]) => name);
  expect(cards[0]).toBe('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  expect(cards.slice(1).sort()).toEqual(['calm', 'many']);
  expect(PAGE).toContain('not compared: time stamps move on by nature');
});

test('the smallest of many bins are folded away, none is lost', () => {
  const card = PAGE.slice(PAGE.indexOf('<h3>many</h3>'));
  const end = card.slice(0, card.indexOf('</article>'));
  expect(end).toContain('<summary>16 smaller bins</summary>');
  expect(end.match(/<th scope="row">/g)).toHaveLength(30);
});

test('without enough data there is no score to show', () => {
  const few = driftPage(compare(profileOfColumns({ a: [1] }), profileOfColumns({ a: [] })), { baseline: 'a', live: 'b' });
  expect(few).toContain('<h1 class="not-enough-data">Not enough data for a verdict</h1>');
});
