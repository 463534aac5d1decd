import type { CodedColumn } from './month';
import type { Shift } from './study';

/** Changes of the live flights: of a number's place, of a number's presence, and of a category. */
export function shifts(month: readonly CodedColumn[]): Shift[] {
  const deviation = standardDeviation(month.find(({ name }) => name === 'delay') as CodedColumn);
  return [
    {
      name: 'later',
      unit: 'all delays grow, in standard deviations',
      sizes: [0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.25, 0.3, 0.4],
      change: (size) => {
        const minutes = Math.round(size * deviation);
        return (column, text) => (column === 'delay' ? String(Number(text) + minutes) : text);
      },
    },
    {
      name: 'missing',
      unit: 'delays go missing, share of rows',
      sizes: [0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25],
      change: (size) => (column, text, random) => (column === 'delay' && random() < size ? null : text),
    },
    {
      name: 'new airport',
      unit: 'flights come from an airport that is not in the baseline, share of rows',
      sizes: [0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25],
      change: (size) => (column, text, random) => (column === 'origin' && random() < size ? 'NEW' : text),
    },
  ];
}

function standardDeviation({ texts, codes }: CodedColumn): number {
  const values = texts.map(Number);
  const mean = codes.reduce((sum, code) => sum + (values[code] as number), 0) / codes.length;
  return Math.sqrt(codes.reduce((sum, code) => sum + ((values[code] as number) - mean) ** 2, 0) / codes.length);
}
