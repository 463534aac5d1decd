/** The values of one metric, in the order of their times. */
export class Series {
  private readonly times: number[] = [];
  private readonly values: number[] = [];

  constructor(
    readonly namespace: string,
    readonly name: string,
    readonly dimensions: Readonly<Record<string, string>>,
  ) {}

  add(time: number, value: number): void {
    const position = this.firstAt(time + 1);
    if (position === this.times.length) {
      this.times.push(time);
      this.values.push(value);
    } else {
      this.times.splice(position, 0, time);
      this.values.splice(position, 0, value);
    }
  }

  /** Values with `start <= time < end`. */
  between(start: number, end: number): readonly number[] {
    return this.values.slice(this.firstAt(start), this.firstAt(end));
  }

  /** Position of the first value at or after `time`. */
  private firstAt(time: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? Infinity) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** What tells a metric from all others. */
export function seriesKey(namespace: string, name: string, dimensions: Readonly<Record<string, string>>): string {
  const sorted = Object.keys(dimensions).sort();
  return JSON.stringify([namespace, name, ...sorted.map((key) => [key, dimensions[key]])]);
}
