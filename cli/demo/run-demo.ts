import { callLog } from '../../local/iam-service/call-log';
import type { LocalRun } from '../../local/main';
import { flightDelay } from '../../models/flight-delay/model';
import { verifyAudit } from './audit';
import { scoreWeek } from './batch';
import { addRows, deliver } from './delivery';
import { brokenFile, flightFiles } from './flight-files';
import type { DeliveredFile } from './flight-files';
import { connect } from './platform';
import type { Platform } from './platform';
import { replayDay } from './replay-day';
import type { AlarmDay, DayResult, DemoResult, TimelineEvent } from './result';
import { decisionNumber, startedTraining } from './retraining';
import { callsResult } from './role-calls';
import type { Steps } from './steps';
import type { PromotionOutput, TrainingOutput } from './versions';
import { FLIGHT_DELAY as STACKS, approve, rollBack, train } from './versions';

/** What the demo runs on. */
export interface DemoSetup {
  readonly run: LocalRun;
  readonly steps: Steps;
  readonly account: string;
  readonly region: string;
  readonly environment: string;
  /** Days of February that are replayed, from the first. */
  readonly days: number;
}

/** The life cycle of one model on real flights: January trains it, February tests it. */
export class Demo {
  private readonly days: DayResult[] = [];
  private readonly timeline: TimelineEvent[] = [];
  private readonly distributions: AlarmDay[] = [];
  private rows = { in: 0, good: 0, quarantined: 0 };
  private retrain: DemoResult['retrain'] = { decision: 'refused', reason: 'no drift alarm fired' };
  private decisions = 0;
  private deployed?: PromotionOutput;

  private constructor(
    private readonly setup: DemoSetup,
    private readonly platform: Platform,
    private readonly files: ReadonlyMap<string, DeliveredFile>,
  ) {}

  /** Connects to the deployed platform and cuts the flights into daily files. */
  static async start(setup: DemoSetup): Promise<Demo> {
    const platform = await connect(setup.run.endpoint, setup.account, setup.region, setup.environment);
    return new Demo(setup, platform, await flightFiles());
  }

  /** Runs the life cycle and returns what it found. */
  async run(): Promise<Omit<DemoResult, 'platform' | 'seconds'>> {
    const { steps, run } = this.setup;
    await steps.run('ingest', 'January arrives in daily files, one twice, one broken', () => this.january());
    const training = await steps.run('train', 'train on January, hold out its last week', () => this.firstTraining());
    await steps.run('deploy', 'approve as the Approver; CloudFormation deploys', () => this.deploy(training, 'first version'));
    for (const day of this.february()) {
      await steps.run('replay', `${day} is replayed`, () => this.replay(day));
    }
    const batch = await steps.run('batch', '1 to 7 March arrive and are scored as one batch', () => this.batch());
    await steps.run('rollback', 'roll back to the previous version', () => this.rollback());
    const audit = await steps.run('audit', 'the auditor verifies the record of model changes', () => this.audit());
    const live = this.deployed ?? { modelPackageArn: 'none', version: 0 };
    const { auc, precision, recall } = training.metrics;
    return {
      rows: this.rows,
      training: { auc: auc.value, precision: precision?.value ?? 0, recall: recall.value, rows: training.rows.train },
      deployment: { modelPackageArn: live.modelPackageArn, version: live.version },
      predictions: this.days.reduce((sum, { predictions }) => sum + predictions, 0),
      days: this.days,
      batch,
      retrain: this.retrain,
      audit,
      calls: callsResult(callLog(run.cloud)),
      timeline: this.timeline,
      distributions: this.distributions,
    };
  }

  private async january(): Promise<void> {
    const january = [...this.files].filter(([day]) => day < '2001-02').map(([, file]) => file);
    const twice = january.slice(9, 10);
    await this.passTo('2001-02-01T00:40:00Z');
    const { rows, outcomes } = await deliver(this.platform, [...january, ...twice, brokenFile('2001-01-31')]);
    this.rows = addRows(this.rows, rows);
    const { ingested, duplicate, rejected } = outcomes;
    this.setup.steps.note(
      `${rows.in} rows in, ${rows.good} good; files: ${ingested} ingested, ${duplicate} duplicate, ${rejected} rejected`,
    );
  }

  private async firstTraining(): Promise<TrainingOutput> {
    const output = await train(this.platform, STACKS, { from: '2001-01-01', to: '2001-02-01', reason: 'first training' });
    this.setup.steps.note(`${output.outcome}: ${output.reason}`);
    return output;
  }

  private async deploy({ modelPackageArn, reason }: TrainingOutput, why: string): Promise<void> {
    if (modelPackageArn === undefined) {
      throw new Error(`training must register a version, but kept none: ${reason}`);
    }
    this.deployed = await approve(this.platform, STACKS, modelPackageArn, why);
    this.record('deployment', `version ${this.deployed.version} is live: ${why}`);
  }

  private february(): string[] {
    return [...this.files.keys()].filter((day) => day >= '2001-02' && day < '2001-03').slice(0, this.setup.days);
  }

  private async replay(day: string): Promise<void> {
    const file = this.files.get(day);
    if (file === undefined) {
      throw new Error(`there must be a file of ${day}`);
    }
    const passTo = (time: string): Promise<void> => this.passTo(time);
    const { rows, result, alarm, note } = await replayDay({
      platform: this.platform,
      environment: this.setup.environment,
      day,
      file,
      passTo,
    });
    const { driftAlarm, qualityAlarm, column, drift, quality } = result;
    const before = this.days.at(-1);
    this.rows = addRows(this.rows, rows);
    this.days.push(result);
    this.distributions.push(...(alarm === null ? [] : [alarm]));
    this.setup.steps.note(note);
    if (qualityAlarm && before?.qualityAlarm !== true) {
      this.record('alarm', `quality alarm after ${day}: AUC ${quality?.auc.toFixed(3) ?? ''}`);
    }
    if (driftAlarm && before?.driftAlarm !== true) {
      this.record('alarm', `drift alarm after ${day}: ${column ?? ''} ${drift?.toFixed(3) ?? ''}`);
      await this.setup.steps.run('retrain', 'the retrain controller decides', () => this.decide());
    }
  }

  private async decide(): Promise<void> {
    this.decisions += 1;
    const decision = await decisionNumber(this.platform, STACKS, flightDelay.name, this.decisions);
    if (decision.decision === 'refused') {
      this.note('refused', decision.reason);
      return;
    }
    const challenger = await startedTraining(this.platform, decision);
    if (challenger.outcome === 'kept') {
      this.note('kept', challenger.reason);
      return;
    }
    await this.deploy(challenger, 'challenger passed the gate');
    this.note('promoted', challenger.reason);
  }

  /** The first decision on a retraining is the demo's; later ones are on the time line. */
  private note(decision: DemoResult['retrain']['decision'], reason: string): void {
    if (this.decisions === 1) {
      this.retrain = { decision, reason };
    }
    this.record('retraining', `${decision}: ${reason}`);
    this.setup.steps.note(`${decision}: ${reason}`);
  }

  private async batch(): Promise<DemoResult['batch']> {
    const { rows, batch, note } = await scoreWeek(this.platform, this.files);
    this.rows = addRows(this.rows, rows);
    this.setup.steps.note(note);
    return batch;
  }

  private async rollback(): Promise<void> {
    if ((this.deployed?.version ?? 0) < 2) {
      this.setup.steps.note('there is no earlier version: the champion was kept');
      return;
    }
    this.deployed = await rollBack(this.platform, STACKS, 'demonstration');
    this.record('rollback', `version ${this.deployed.version} is live again`);
  }

  private audit(): Promise<DemoResult['audit']> {
    const deployments = this.timeline.filter(({ kind }) => kind === 'deployment' || kind === 'rollback').length;
    return verifyAudit(this.platform, this.setup.environment, { deployments, decisions: this.decisions });
  }

  private async passTo(time: string): Promise<void> {
    const response = await fetch(`${this.setup.run.endpoint}/_plumbline/clock`, { method: 'POST', body: JSON.stringify({ time }) });
    if (!response.ok) {
      throw new Error(`the clock must jump to ${time}: ${await response.text()}`);
    }
  }

  private record(kind: TimelineEvent['kind'], text: string): void {
    this.timeline.push({ time: this.setup.run.cloud.clock.date().toISOString(), kind, text });
  }
}
