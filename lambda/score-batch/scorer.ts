import { batchVariant } from '../shared/batch/batch-variant';
import type { GoodRecord } from '../shared/batch/records';
import { readScores, toCsv } from '../shared/model-csv';

/** The container's answer to CSV rows. */
export interface ModelAnswer {
  readonly body: string;
  /** Variant that answered. */
  readonly variant: string;
}

/** Sends CSV rows to the model; throws `RecordsRefused` when the model can't score them. */
export type AskModel = (csv: string) => Promise<ModelAnswer>;

/** The model failed on records. */
export class RecordsRefused extends Error {
  constructor(
    message: string,
    /** The container itself broke, so that it may not be the records' fault. */
    readonly broken: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Another version than the planned one answers: a promotion came between. */
export class ModelReplaced extends Error {
  constructor(expected: string, got: string) {
    super(`${expected} must score the whole batch, but ${got} answers: start the batch again, it will be planned with the new version`);
    this.name = 'ModelReplaced';
  }
}

/** A record's score, or why it has none. */
export type Outcome = { readonly score: number } | { readonly reason: string };

/** Records that the model may refuse one after the other before the model is to blame. */
const MAX_REFUSALS_IN_A_ROW = 20;
/** Attempts on a single record while the container breaks on it, and the pause between them in milliseconds. */
const ATTEMPTS = 3;
const PAUSE_MS = 1000;

/** Scores records with one version of the model, and finds the single ones that the model refuses. */
export class Scorer {
  private refusedInARow = 0;

  constructor(
    private readonly ask: AskModel,
    private readonly version: number,
    private readonly pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
  ) {}

  /** An outcome a record. Throws `ModelReplaced`, and when it is the model that is broken, not the records. */
  async score(records: readonly GoodRecord[], attempt = 1): Promise<Outcome[]> {
    try {
      return await this.scores(records);
    } catch (error) {
      if (!(error instanceof RecordsRefused)) {
        throw error;
      }
      if (records.length > 1) {
        const half = Math.ceil(records.length / 2);
        const first = await this.score(records.slice(0, half));
        return [...first, ...(await this.score(records.slice(half)))];
      }
      if (error.broken && attempt < ATTEMPTS) {
        await this.pause();
        return this.score(records, attempt + 1);
      }
      return [this.refused(error)];
    }
  }

  private async scores(records: readonly GoodRecord[]): Promise<Outcome[]> {
    const { body, variant } = await this.ask(toCsv(records.map(({ values }) => values)));
    const expected = batchVariant(this.version);
    if (variant !== expected) {
      throw new ModelReplaced(expected, variant);
    }
    const scores = answered(body, records.length);
    this.refusedInARow = 0;
    return scores.map((score) => ({ score }));
  }

  private refused(error: RecordsRefused): Outcome {
    this.refusedInARow += 1;
    if (this.refusedInARow >= MAX_REFUSALS_IN_A_ROW) {
      throw new Error(`the model refuses ${this.refusedInARow} records in a row, so it is to blame: ${error.message}`, { cause: error });
    }
    return { reason: `the model refuses the record: ${error.message}` };
  }
}

function answered(body: string, records: number): number[] {
  try {
    return readScores(body, records);
  } catch (error) {
    throw new RecordsRefused((error as Error).message, false, { cause: error });
  }
}
