import { join } from 'node:path';
import type { DatasetContract } from '../../lib/config/dataset-contract';
import type { ColumnSummary } from './column-profile';
import { ColumnProfile } from './column-profile';
import type { CsvRow } from './csv-rows';
import { csvRows } from './csv-rows';
import { decodeFile } from './decode';
import { FileRejected } from './file-rejected';
import type { Part, PartLimits } from './part-writer';
import { PartWriter } from './part-writer';
import { QuarantineWriter } from './quarantine-writer';
import { isProblem, rowRules } from './row-rules';

/** What one pass over a file finds; the rows themselves lie in the folder that it was given. */
export interface Scan {
  readonly contentHash: string;
  /** Why the file as a whole breaks its contract. @default - it does not */
  readonly rejection?: string;
  /** Rows that could be told apart, without the header. */
  readonly rows: number;
  readonly good: number;
  /** Bad rows by `<column>.<rule>`. */
  readonly problems: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnSummary[];
  readonly parts: readonly Part[];
  /** File with the bad rows. */
  readonly quarantinePath: string;
}

/** Reads a file once: checks every row against the contract and writes good rows as Parquet parts, bad ones as JSON lines, below `folder`. */
export async function scanFile(
  bytes: AsyncIterable<Uint8Array>,
  contract: DatasetContract,
  folder: string,
  limits?: PartLimits,
): Promise<Scan> {
  const file = decodeFile(bytes);
  const pass = new Pass(contract, folder, limits);
  const rejection = await pass.run(csvRows(file.text));
  await file.drain();
  return { contentHash: file.contentHash(), ...pass.result(rejection) };
}

class Pass {
  private readonly parts: PartWriter;
  private readonly quarantine: QuarantineWriter;
  private readonly profiles: readonly ColumnProfile[];
  private readonly problems = new Map<string, number>();
  private readonly check: ReturnType<typeof rowRules>;
  private header: readonly string[] | undefined;
  private readable = false;
  private rows = 0;
  private good = 0;

  constructor(
    private readonly contract: DatasetContract,
    folder: string,
    limits: PartLimits | undefined,
  ) {
    this.parts = new PartWriter(folder, contract.columns, contract.eventTime, limits);
    this.quarantine = new QuarantineWriter(join(folder, 'quarantine.jsonl'));
    this.profiles = contract.columns.map((column) => new ColumnProfile(column));
    this.check = rowRules(contract);
  }

  /** Takes all rows; returns why the file is rejected, if it is. */
  async run(chunks: AsyncIterable<readonly CsvRow[]>): Promise<string | undefined> {
    try {
      for await (const rows of chunks) {
        for (const row of rows) {
          this.see(row);
        }
      }
    } catch (error) {
      if (error instanceof FileRejected) {
        return error.message;
      }
      throw error;
    }
    return this.headerProblem(this.header ?? []) ?? this.badShareProblem();
  }

  result(rejection: string | undefined): Omit<Scan, 'contentHash'> {
    this.quarantine.finish();
    return {
      rejection,
      rows: this.rows,
      good: rejection === undefined ? this.good : 0,
      problems: Object.fromEntries([...this.problems].sort(([a], [b]) => (a < b ? -1 : 1))),
      columns: this.profiles.map((profile) => profile.summary()),
      parts: rejection === undefined ? this.parts.finish() : [],
      quarantinePath: this.quarantine.path,
    };
  }

  /** The first row is the header; if it is not the contract's, the others are only counted. */
  private see(row: CsvRow): void {
    if (this.header === undefined) {
      this.header = row.fields;
      this.readable = this.headerProblem(row.fields) === undefined;
      return;
    }
    this.rows += 1;
    if (this.readable) {
      this.take(row);
    }
  }

  private take({ fields, raw, lastLine }: CsvRow): void {
    const checked = this.check(fields);
    if (isProblem(checked)) {
      const { column, rule, reason } = checked;
      const name = column === '' ? rule : `${column}.${rule}`;
      this.problems.set(name, (this.problems.get(name) ?? 0) + 1);
      this.quarantine.add({ line: lastLine - lineEnds(raw), reason, row: raw });
      return;
    }
    this.good += 1;
    this.parts.add(checked);
    this.profiles.forEach((profile, index) => {
      profile.add(checked[index]);
    });
  }

  private headerProblem(header: readonly string[]): string | undefined {
    const expected = this.contract.columns.map(({ name }) => name).join(',');
    const found = header.join(',');
    return found === expected
      ? undefined
      : `the header must be ${expected}, got ${found === '' ? 'nothing' : JSON.stringify(found.slice(0, 200))}`;
  }

  private badShareProblem(): string | undefined {
    const share = this.rows === 0 ? 0 : 1 - this.good / this.rows;
    const { maxBadShare } = this.contract;
    return share > maxBadShare ? `${percent(share)} of the rows break the contract, at most ${percent(maxBadShare)} may` : undefined;
  }
}

function lineEnds(raw: string): number {
  return raw.split('\n').length - 1;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
