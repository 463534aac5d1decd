import { merge } from '../../stats/merge';
import type { Profile } from '../../stats/profile';
import { profile } from '../../stats/profile';
import type { Row, Value } from '../../stats/schema';
import type { FeatureColumn } from '../shared/feature-columns';
import { columnSchema } from '../shared/feature-columns';
import { MISSING } from './missing-values';

/** Profiles rows of a snapshot as they come; each block's profile is merged, so that no row is kept. */
export class Baseline {
  private total: Profile;

  constructor(private readonly features: readonly FeatureColumn[]) {
    this.total = profile([], columnSchema(features));
  }

  /** Adds lines of CSV: the label, then the features. */
  add(lines: readonly string[]): void {
    this.total = merge(this.total, profile(this.rows(lines), columnSchema(this.features)));
  }

  profile(): Profile {
    return this.total;
  }

  private *rows(lines: readonly string[]): Generator<Row> {
    const names = this.features.map(({ name, type }, i) => ({ name, boolean: type === 'boolean', cell: i + 1 }));
    // One object for all rows: the profile reads each at once.
    const row: Record<string, Value> = {};
    for (const line of lines) {
      const cells = line.split(',');
      if (cells.length !== names.length + 1) {
        throw new Error(`a row of the snapshot must have ${names.length + 1} cells, got ${cells.length}`);
      }
      for (const { name, boolean, cell } of names) {
        const text = cells[cell] ?? '';
        row[name] = MISSING.has(text) ? null : boolean ? asRequested(text) : text;
      }
      yield row;
    }
  }
}

/** A boolean as the inference API hands it to the container, and hence as it is captured. */
function asRequested(text: string): string {
  return text === 'true' ? '1' : text === 'false' ? '0' : text;
}
