import type { JoinRecord, JoinSide } from './join-record';
import type { CollectedLabels, JoinedDay, JoinedDays } from './joined-days';
import { ScoreAccumulator } from './score-counts';

const DAY_MS = 86_400_000;

/** Days after a prediction's day from which a label is late: predictions are judged the night after. */
const LATE_AFTER_DAYS = 1;

/** What a join goes by; days are `YYYY-MM-DD`. */
export interface JoinRules {
  /** Newest day of predictions. */
  readonly window: string;
  /** Days after a prediction's day on which its labels may still be collected. */
  readonly horizonDays: number;
  /** Score from which the model's decision is 1. */
  readonly decisionThreshold: number;
}

interface Prediction {
  readonly day: string;
  readonly order: string;
  readonly scores: readonly number[];
}

interface Label {
  readonly day: string;
  readonly labels: readonly number[];
}

/**
 * Joins labels to predictions by inference id; the label of the prediction `<inferenceId>#<row>` is the row-th of the request's labels.
 *
 * - A label counts when it was collected on the prediction's day or within the horizon after it.
 * - One that was collected later than on the day after the prediction is late: it re-opens the prediction's day, which is judged again.
 * - Of several labels of a request the last collected counts: by hour, then file, then line. The others are duplicates.
 * - A label without a captured prediction within the horizon is an orphan: an unknown id, a request that was not sampled, or too late.
 * - Labels that are more or fewer than the request's predictions are an error: the request is counted as mismatched, its rows are not.
 * - Of several predictions with one inference id the last counts: its caller has that answer.
 *
 * Adding records commutes and is idempotent, so that files may come in any order, in any grouping and twice.
 */
export class LabelJoin {
  private readonly predictions = new Map<string, Prediction>();
  private readonly labels = new Map<string, Map<string, Label>>();
  private readonly unreadable = { predictions: new Map<string, string>(), labels: new Map<string, string>() };

  constructor(private readonly rules: JoinRules) {}

  /** Adds a record of a day: of the inference for a prediction, of the collection for a label. */
  add(side: JoinSide, day: string, { id, order, values }: JoinRecord): void {
    if (values === null) {
      this.unreadable[side].set(order, day);
    } else if (side === 'labels') {
      const labels = this.labels.get(id) ?? new Map<string, Label>();
      this.labels.set(id, labels.set(order, { day, labels: values }));
    } else if (order > (this.predictions.get(id)?.order ?? '')) {
      this.predictions.set(id, { day, order, scores: values });
    }
  }

  result(): JoinedDays {
    const days = new Map<string, DayJoin>();
    const at = (day: string): DayJoin => {
      const found = days.get(day) ?? new DayJoin(day, this.rules);
      days.set(day, found);
      return found;
    };
    for (const [id, prediction] of this.predictions) {
      at(prediction.day).add(prediction.scores, this.labels.get(id) ?? new Map<string, Label>());
    }
    for (const day of this.unreadable.predictions.values()) {
      at(day).unreadable += 1;
    }
    return { days: Object.fromEntries([...days].map(([day, join]) => [day, join.counts()])), collected: this.collected() };
  }

  private collected(): CollectedLabels {
    const { window } = this.rules;
    const ids = [...this.labels].filter(([, labels]) => [...labels.values()].some(({ day }) => day === window)).map(([id]) => id);
    return {
      requests: ids.length,
      orphans: ids.filter((id) => !this.predictions.has(id)).length,
      unreadable: [...this.unreadable.labels.values()].filter((day) => day === window).length,
    };
  }
}

/** The predictions of one day, with their labels. */
class DayJoin {
  unreadable = 0;
  private readonly predictions = { requests: 0, rows: 0 };
  private readonly labels = { requests: 0, rows: 0, late: 0, duplicates: 0, mismatched: 0 };
  private readonly scores: ScoreAccumulator;

  constructor(
    private readonly day: string,
    private readonly rules: JoinRules,
  ) {
    this.scores = new ScoreAccumulator(rules.decisionThreshold);
  }

  add(scores: readonly number[], labels: ReadonlyMap<string, Label>): void {
    this.predictions.requests += 1;
    this.predictions.rows += scores.length;
    const inTime = [...labels].filter(([, { day }]) => daysBetween(this.day, day) <= this.rules.horizonDays);
    const [first, ...others] = inTime;
    if (first === undefined) {
      return;
    }
    this.labels.duplicates += others.length;
    const [, last] = inTime.reduce((a, b) => (b[0] > a[0] ? b : a));
    if (last.labels.length !== scores.length) {
      this.labels.mismatched += 1;
      return;
    }
    this.labels.requests += 1;
    this.labels.rows += scores.length;
    this.labels.late += daysBetween(this.day, last.day) > LATE_AFTER_DAYS ? 1 : 0;
    scores.forEach((score, row) => {
      this.scores.add(score, last.labels[row] ?? NaN);
    });
  }

  counts(): JoinedDay {
    return {
      predictions: { ...this.predictions, unreadable: this.unreadable },
      labels: this.labels,
      scores: this.scores.counts(),
    };
  }
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
