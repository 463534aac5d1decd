import { ColumnBuilder } from '../../stats/profile/column-builder';
import type { Profile } from '../../stats/profile/profile';
import { PROFILE_VERSION } from '../../stats/profile/profile';
import type { CodedColumn } from './month';

/** A change of a live value: the text that takes the place of one. */
export type Change = (column: string, text: string, random: () => number) => string | null;

/** Brings random rows to the front of `order`, and returns them. Any order is as good to start from, so that it is made once. */
export function drawRows(order: Uint32Array, count: number, random: () => number): Uint32Array {
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (order.length - i));
    const taken = order[j] as number;
    order[j] = order[i] as number;
    order[i] = taken;
  }
  return order.slice(0, count);
}

/** The profile of some rows of a month. */
export function profileOfRows(columns: readonly CodedColumn[], rows: Uint32Array): Profile {
  return { version: PROFILE_VERSION, rows: rows.length, columns: columns.map((column) => profileColumn(column, rows)) };
}

/** The profile of some rows of a month, each value changed. */
export function profileOfChanged(columns: readonly CodedColumn[], rows: Uint32Array, change: Change, random: () => number): Profile {
  return {
    version: PROFILE_VERSION,
    rows: rows.length,
    columns: columns.map((column) => {
      const builder = new ColumnBuilder({ name: column.name });
      for (const row of rows) {
        const text = change(column.name, column.texts[column.codes[row] as number] as string, random);
        if (text === null) {
          builder.addMissing();
        } else {
          builder.addText(text);
        }
      }
      return builder.profile();
    }),
  };
}

function profileColumn({ name, texts, codes }: CodedColumn, rows: Uint32Array): Profile['columns'][number] {
  const counts = new Uint32Array(texts.length);
  for (const row of rows) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const builder = new ColumnBuilder({ name });
  texts.forEach((text, code) => {
    if (counts[code]) {
      builder.addText(text, counts[code]);
    }
  });
  return builder.profile();
}
