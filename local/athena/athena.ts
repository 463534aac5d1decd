import type {
  GetQueryExecutionInput,
  GetQueryResultsInput,
  GetWorkGroupInput,
  StartQueryExecutionInput,
  StopQueryExecutionInput,
} from '@aws-sdk/client-athena';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { QueryRun } from './query-run';
import { Sessions } from './session';
import { findWorkGroup } from './workgroup';

const DEFAULT_PAGE = 1000;
/** Runs that are remembered; Athena keeps them for 45 days. */
const MAX_RUNS = 1000;

/** Athena on DuckDB: SELECT and UNLOAD over the Parquet tables of the Glue catalog. */
export function createAthena(cloud: Cloud): Service {
  const sessions = new Sessions(cloud.options.dataDir);
  const runs = new Map<string, QueryRun>();
  const byToken = new Map<string, string>();

  const find = (context: CallContext, action: string, id: string | undefined): QueryRun => {
    const run = runs.get(id ?? '');
    authorize(context, action, run?.description.WorkGroup ?? 'primary');
    if (!run) {
      throw new AwsError('InvalidRequestException', `QueryExecution ${id ?? ''} was not found`);
    }
    return run;
  };
  const start = (input: StartQueryExecutionInput, context: CallContext): object => {
    const name = input.WorkGroup ?? 'primary';
    authorize(context, 'StartQueryExecution', name);
    const known = byToken.get(input.ClientRequestToken ?? '');
    if (known !== undefined) {
      return { QueryExecutionId: known };
    }
    const workGroup = findWorkGroup(cloud, name);
    if (!workGroup.enabled) {
      throw new AwsError('InvalidRequestException', `WorkGroup ${name} is disabled.`);
    }
    const run = new QueryRun(cloud, { ...context.caller, via: ['athena'] }, workGroup, input);
    runs.set(run.id, run);
    if (runs.size > MAX_RUNS) {
      runs.delete([...runs.keys()][0] ?? '');
    }
    if (input.ClientRequestToken !== undefined) {
      byToken.set(input.ClientRequestToken, run.id);
    }
    void run.run(sessions);
    return { QueryExecutionId: run.id };
  };

  return {
    signingName: 'athena',
    operations: {
      StartQueryExecution: supportedInput(
        'StartQueryExecution',
        ['QueryString', 'ClientRequestToken', 'QueryExecutionContext', 'ResultConfiguration', 'WorkGroup'],
        start,
      ),
      GetQueryExecution: supportedInput('GetQueryExecution', ['QueryExecutionId'], (input: GetQueryExecutionInput, context) => ({
        QueryExecution: { ...find(context, 'GetQueryExecution', input.QueryExecutionId).description },
      })),
      GetQueryResults: supportedInput(
        'GetQueryResults',
        ['QueryExecutionId', 'NextToken', 'MaxResults'],
        (input: GetQueryResultsInput, context) => resultPage(find(context, 'GetQueryResults', input.QueryExecutionId), input),
      ),
      StopQueryExecution: supportedInput('StopQueryExecution', ['QueryExecutionId'], (input: StopQueryExecutionInput, context) => {
        find(context, 'StopQueryExecution', input.QueryExecutionId).cancel();
        return {};
      }),
      GetWorkGroup: supportedInput('GetWorkGroup', ['WorkGroup'], (input: GetWorkGroupInput, context) => {
        const name = input.WorkGroup ?? '';
        authorize(context, 'GetWorkGroup', name);
        const { created, description, enabled, configuration } = findWorkGroup(cloud, name);
        const state = enabled ? 'ENABLED' : 'DISABLED';
        return { WorkGroup: { Name: name, State: state, Description: description, Configuration: configuration, CreationTime: created } };
      }),
    },
    stop: async () => {
      runs.forEach((run) => {
        run.cancel();
      });
      await sessions.idle();
    },
  };
}

function authorize(context: CallContext, action: string, workGroup: string): void {
  context.authorize({ action: `athena:${action}`, resource: context.cloud.arn('athena', `workgroup/${workGroup}`) });
}

/** A page of a SELECT's rows; the first row of the first page is the header, as Athena gives it. */
function resultPage(run: QueryRun, { NextToken, MaxResults = DEFAULT_PAGE }: GetQueryResultsInput): object {
  const state = run.description.Status?.State;
  if (state !== 'SUCCEEDED') {
    throw new AwsError('InvalidRequestException', `Query has not yet finished. Current state: ${state ?? ''}`);
  }
  const { columns = [], rows = [] } = run.result ?? {};
  const all = run.result ? [columns.map((column) => column.name), ...rows] : [];
  const from = Number(NextToken ?? 0);
  const to = from + MaxResults;
  return {
    UpdateCount: 0,
    ResultSet: {
      Rows: all.slice(from, to).map((row) => ({ Data: row.map((value) => (value === undefined ? {} : { VarCharValue: value })) })),
      ResultSetMetadata: { ColumnInfo: columns.map(({ name, type }) => ({ Name: name, Label: name, Type: type })) },
    },
    ...(to < all.length && { NextToken: String(to) }),
  };
}
