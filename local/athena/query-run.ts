import { randomUUID } from 'node:crypto';
import type { QueryExecution, QueryExecutionState, StartQueryExecutionInput } from '@aws-sdk/client-athena';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { parseS3Uri, writeObject } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { parseQuery } from './parsed-query';
import { outputLocation, resultSettings } from './result-settings';
import type { ResultSet } from './select';
import { resultCsv, select } from './select';
import type { Sessions } from './session';
import { createViews } from './source-tables';
import type { Statement } from './statement';
import { parseStatement } from './statement';
import { unload } from './unload';
import type { WorkGroup } from './workgroup';

type Description = { -readonly [K in keyof QueryExecution]: QueryExecution[K] };

/** One query: it runs with the authority of the caller who started it. */
export class QueryRun {
  readonly description: Description;
  /** Rows of a SELECT that has succeeded. */
  result?: ResultSet;
  private readonly statement: Statement;
  private connection?: DuckDBConnection;
  private cancelled = false;

  constructor(
    private readonly cloud: Cloud,
    private readonly caller: Caller,
    private readonly workGroup: WorkGroup,
    input: StartQueryExecutionInput,
  ) {
    this.statement = parseStatement(input.QueryString ?? '');
    const id = randomUUID();
    const settings = resultSettings(workGroup, input.ResultConfiguration);
    this.description = {
      QueryExecutionId: id,
      Query: input.QueryString,
      StatementType: 'DML',
      ResultConfiguration: { ...settings, OutputLocation: outputLocation(settings, id, this.statement) },
      QueryExecutionContext: input.QueryExecutionContext,
      WorkGroup: workGroup.name,
      EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
      Status: { State: 'QUEUED', SubmissionDateTime: cloud.clock.date() },
    };
  }

  get id(): string {
    return this.description.QueryExecutionId ?? '';
  }

  get done(): boolean {
    return !['QUEUED', 'RUNNING'].includes(this.description.Status?.State ?? '');
  }

  /** Runs the query to its end; every failure ends in the description. */
  async run(sessions: Sessions): Promise<void> {
    const started = performance.now();
    try {
      await sessions.run((connection) => this.execute(connection));
      this.enter('SUCCEEDED');
    } catch (error) {
      this.enter(this.cancelled ? 'CANCELLED' : 'FAILED', this.cancelled ? undefined : reasonOf(error));
    }
    const elapsed = Math.round(performance.now() - started);
    this.description.Statistics = {
      ...this.description.Statistics,
      EngineExecutionTimeInMillis: elapsed,
      TotalExecutionTimeInMillis: elapsed,
    };
  }

  /** Stops the query if it still runs. */
  cancel(): void {
    this.cancelled = !this.done;
    this.connection?.interrupt();
  }

  private async execute(connection: DuckDBConnection): Promise<void> {
    if (this.cancelled) {
      throw new Error('the query was cancelled');
    }
    this.connection = connection;
    this.enter('RUNNING');
    try {
      const { cloud, caller, statement } = this;
      const database = this.description.QueryExecutionContext?.Database?.toLowerCase();
      const { tables, ordered } = await parseQuery(connection, statement.query, database);
      const bytes = await createViews(cloud, caller, connection, tables, database);
      this.limitScan(bytes);
      if (statement.kind === 'UNLOAD') {
        const files = await unload(cloud, caller, connection, statement, ordered);
        await this.writeResult(`${files.join('\n')}\n`);
      } else {
        this.result = await select(connection, statement.query);
        await this.writeResult(resultCsv(this.result));
      }
    } finally {
      this.connection = undefined;
    }
  }

  /** Counts whole files, also those that a filter skips: an upper bound of what Athena would scan. */
  private limitScan(bytes: number): void {
    this.description.Statistics = { DataScannedInBytes: bytes };
    if (bytes > (this.workGroup.configuration.BytesScannedCutoffPerQuery ?? Infinity)) {
      throw new Error('Query cancelled! : Bytes scanned limit was exceeded');
    }
  }

  /** Writes the result file, or UNLOAD's manifest, with the caller's authority. */
  private async writeResult(content: string): Promise<void> {
    const { OutputLocation = '', EncryptionConfiguration: encryption } = this.description.ResultConfiguration ?? {};
    const location = parseS3Uri(OutputLocation);
    await this.cloud.call(this.caller, 's3', 'GetBucketLocation', { Bucket: location.bucket });
    await writeObject(this.cloud, this.caller, location, Buffer.from(content), encryption?.KmsKey);
  }

  private enter(state: QueryExecutionState, reason?: string): void {
    const previous = this.description.Status;
    const final = state !== 'RUNNING';
    this.description.Status = {
      ...previous,
      State: state,
      ...(reason !== undefined && { StateChangeReason: reason, AthenaError: { ErrorCategory: 2, ErrorMessage: reason, Retryable: false } }),
      ...(final && { CompletionDateTime: this.cloud.clock.date() }),
    };
    this.cloud.ports.emit({
      source: 'aws.athena',
      detailType: 'Athena Query State Change',
      resources: [],
      detail: {
        versionId: '0',
        currentState: state,
        previousState: previous?.State,
        statementType: this.description.StatementType,
        queryExecutionId: this.id,
        workgroupName: this.workGroup.name,
        sequenceNumber: final ? '3' : '2',
      },
    });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof AwsError ? `${error.code}: ${error.message}` : (error as Error).message;
}
