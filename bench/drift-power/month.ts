import { join } from 'node:path';
import { readRows } from '../../stats/read/rows/read-rows';

const FLIGHTS = join('node_modules', 'vega-datasets', 'data', 'flights-3m.parquet');

/** A column in few bytes: of each row the place of its text among the different ones. */
export interface CodedColumn {
  readonly name: string;
  readonly texts: readonly string[];
  readonly codes: Uint16Array;
}

/** The flights of months of 2001 (`01` is January), column by column, without their time stamps. */
export async function flights(months: readonly string[]): Promise<Map<string, CodedColumn[]>> {
  const found = new Map(months.map((month) => [month, COLUMNS.map((name) => new ColumnCoder(name))]));
  await readRows(FLIGHTS, ['date', ...COLUMNS], ({ values: [date, ...values] }) => {
    found.get(String(date).slice(5, 7))?.forEach((coder, i) => {
      coder.add(String(values[i]));
    });
  });
  return new Map([...found].map(([month, coders]) => [month, coders.map((coder) => coder.column())]));
}

const COLUMNS = ['delay', 'distance', 'origin', 'destination'];

class ColumnCoder {
  private readonly places = new Map<string, number>();
  private readonly codes: number[] = [];

  constructor(private readonly name: string) {}

  add(text: string): void {
    const place = this.places.get(text) ?? this.places.size;
    this.places.set(text, place);
    this.codes.push(place);
  }

  column(): CodedColumn {
    return { name: this.name, texts: [...this.places.keys()], codes: Uint16Array.from(this.codes) };
  }
}
