import { distributionChart } from '../../../cli/demo/distribution-chart';
import type { BinCounts } from '../../../cli/demo/result';

function chart(bins: readonly BinCounts[]): string {
  return distributionChart({ name: 'delay', score: 0.3, reason: '', bins }, 'd', 'x', 'Fri 16 Feb').source;
}

function widths(source: string, side: string): number[] {
  return [...source.matchAll(new RegExp(`class="${side}"[^>]* width="([^"]+)"`, 'g'))].map(([, width]) => Number(width));
}

test('bars are shares, so that sides of different size compare', () => {
  const source = chart([
    { label: '[0, 1]', baseline: 500, live: 1 },
    { label: '(1, 2]', baseline: 500, live: 3 },
  ]);
  expect(widths(source, 'baseline')).toEqual([45.3, 45.3]);
  expect(widths(source, 'live')).toEqual([22.7, 68]);
  expect(source).toContain('50.0 % → 25.0 %');
  expect(source).toContain('(1, 2]: 50.0 % to 75.0 %');
});

test('bins that both sides leave empty are not drawn, and the others keep their place in the result', () => {
  const source = chart([
    { label: 'below', baseline: 0, live: 0 },
    { label: '[0, 1]', baseline: 5, live: 0 },
  ]);
  expect(source).not.toContain('below');
  expect(source).toContain('data-figure="d.bins.1.baseline" data-value="5"');
});

test('a side without a value has no share', () => {
  expect(chart([{ label: 'a', baseline: 4, live: 0 }])).toContain('100.0 % → 0.0 %');
});

test('of many values those are drawn whose share has moved most', () => {
  const source = chart(Array.from({ length: 40 }, (_, i) => ({ label: `v${i}`, baseline: 100, live: i === 33 ? 900 : 100 })));
  expect(widths(source, 'live')).toHaveLength(16);
  expect(source).toContain('v33: 2.5 % to 18.8 %');
  expect(source).toContain('The 16 values whose share has moved most, of 40.');
});

test('long numbers are shortened in a label, and whole in its description', () => {
  const source = chart([{ label: '(0.05842, 0.08804]', baseline: 1, live: 1 }]);
  expect(source).toContain('>(0.0584, 0.088]<');
  expect(source).toContain('(0.05842, 0.08804]: 100.0 %');
});

test('the edges of a narrow bin stay apart', () => {
  expect(chart([{ label: '(12.9712, 13.0431]', baseline: 1, live: 1 }])).toContain('>(12.97, 13.04]<');
});
