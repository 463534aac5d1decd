import { endpointName } from '../../lib/config/names';
import { flightDelay } from '../../models/flight-delay/model';
import { deliver } from './delivery';
import type { RowCounts } from './delivery';
import type { DeliveredFile } from './flight-files';
import { driftedColumns } from './drifted-columns';
import { nextJudgement } from './judged';
import { deliverLabels } from './labels';
import { outcomes } from './outcomes';
import type { Platform } from './platform';
import { dayOfFlights, driftAlarmFires, monitored, predictionsOf, replayRequests, reportedScores } from './replay';
import type { AlarmDay, DayResult } from './result';
import { FLIGHT_DELAY as STACKS } from './versions';

const FEATURES = flightDelay.features.map(({ name }) => name);
/** When a day's outcomes are collected, on the day after: before the quality monitor looks, in the hour that the labels' key names. */
const OUTCOMES = 'T00:05:00Z';
/** When both monitors look at the day before: their schedules are 00:30 for drift and 00:45 for quality. */
const MONITORS = 'T00:46:00Z';

/** A day to replay. */
export interface ReplayInput {
  readonly platform: Platform;
  readonly environment: string;
  readonly day: string;
  readonly file: DeliveredFile;
  /** Moves virtual time to an ISO time. */
  readonly passTo: (time: string) => Promise<void>;
}

/** What a day was like. */
export interface ReplayedDay {
  readonly rows: RowCounts;
  readonly result: DayResult;
  /** What is behind the drift alarm; `null` when it does not fire. */
  readonly alarm: AlarmDay | null;
  /** The verdicts in words. */
  readonly note: string;
}

/** Replays a day: its file arrives, its flights are predicted, and on the day after their outcomes are delivered and the monitors look at it. */
export async function replayDay({ platform, environment, day, file, passTo }: ReplayInput): Promise<ReplayedDay> {
  const nextDay = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  await passTo(`${day}T01:00:00Z`);
  const { rows } = await deliver(platform, [file]);
  const flights = await dayOfFlights(platform, day, nextDay, FEATURES);
  const requests = await replayRequests(
    platform,
    STACKS,
    flights.map(({ features }) => features),
  );
  const predictions = predictionsOf(requests);

  const judgement = await nextJudgement(platform, STACKS);
  const endpoint = endpointName(environment, flightDelay.name);
  const labels = labelsOf(file, flights);
  await passTo(`${nextDay}${OUTCOMES}`);
  await deliverLabels(platform, { endpointName: endpoint, day, hour: `${nextDay}T00`, requests, labels });

  const seen = await monitored(platform, STACKS, () => passTo(`${nextDay}${MONITORS}`));
  const { verdict, score, column } = seen;
  const drift = verdict === 'not-enough-data' ? null : score;
  const driftAlarm = await driftAlarmFires(platform, STACKS);
  const scores = await reportedScores(platform, seen);
  const { quality, qualityAlarm, reason } = await judgement();
  const alarms = `${driftAlarm ? ', ALARM' : ''}${qualityAlarm ? ', QUALITY ALARM' : ''}`;
  return {
    rows,
    result: { date: day, drift, column, scores, driftAlarm, predictions, monitored: seen.rows, quality, qualityAlarm },
    alarm: driftAlarm ? { date: day, columns: await driftedColumns(platform, seen) } : null,
    note: `${predictions} predictions, drift ${score.toFixed(3)} (${column ?? 'none'}): ${verdict}; ${reason}${alarms}`,
  };
}

function labelsOf(file: DeliveredFile, flights: readonly { readonly recordId: string }[]): number[] {
  const late = outcomes(file);
  return flights.map(({ recordId }) => {
    const outcome = late.get(recordId);
    if (outcome === undefined) {
      throw new Error(`${file.name} must have the flight ${recordId}`);
    }
    return outcome;
  });
}
