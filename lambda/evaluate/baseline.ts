import type { Profile } from '../../stats/profile/profile';
import { ProfileBuilder } from '../../stats/profile/profile';
import type { Value } from '../../stats/profile/schema';
import type { FeatureColumn } from '../shared/feature-columns';
import { columnSchema } from '../shared/feature-columns';
import { MISSING } from './missing-values';

/** Profiles rows of a snapshot as they come; no row is kept. */
export class Baseline {
  private readonly builder: ProfileBuilder;
  private readonly cells: readonly { readonly name: string; readonly boolean: boolean; readonly cell: number }[];

  constructor(features: readonly FeatureColumn[]) {
    this.builder = new ProfileBuilder(columnSchema(features));
    this.cells = features.map(({ name, type }, i) => ({ name, boolean: type === 'boolean', cell: i + 1 }));
  }

  /** Adds lines of CSV: the label, then the features. */
  add(lines: readonly string[]): void {
    // One object for all rows: the profile reads each at once.
    const row: Record<string, Value> = {};
    for (const line of lines) {
      const cells = line.split(',');
      if (cells.length !== this.cells.length + 1) {
        throw new Error(`a row of the snapshot must have ${this.cells.length + 1} cells, got ${cells.length}`);
      }
      for (const { name, boolean, cell } of this.cells) {
        const text = cells[cell] ?? '';
        row[name] = MISSING.has(text) ? null : boolean ? asRequested(text) : text;
      }
      this.builder.add(row);
    }
  }

  /** To be called once, at the end. */
  profile(): Profile {
    return this.builder.profile();
  }
}

/** A boolean as the inference API hands it to the container, and hence as it is captured. */
function asRequested(text: string): string {
  return text === 'true' ? '1' : text === 'false' ? '0' : text;
}
