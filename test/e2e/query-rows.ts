import { AthenaClient, GetQueryExecutionCommand, GetQueryResultsCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { waitFor } from '../../cli/demo/executions';
import { databaseName, workgroupName } from '../../lib/config/names';
import type { DeployedPlatform } from './local-platform';

/** The first row of a query, as the data scientist asks it. */
export async function queryRow({ dataScientist, environment }: DeployedPlatform, sql: string): Promise<(string | undefined)[]> {
  const athena = new AthenaClient(dataScientist.config);
  const { QueryExecutionId } = await athena.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: workgroupName(environment),
      QueryExecutionContext: { Database: databaseName(environment) },
    }),
  );
  await waitFor(`result of ${sql}`, async () => {
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
    const { State = '', StateChangeReason } = QueryExecution?.Status ?? {};
    if (State === 'FAILED' || State === 'CANCELLED') {
      throw new Error(`${sql} is ${State}: ${StateChangeReason ?? ''}`);
    }
    return State === 'SUCCEEDED' ? State : undefined;
  });
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }));
  // The first row holds the names of the columns.
  return ResultSet?.Rows?.[1]?.Data?.map(({ VarCharValue }) => VarCharValue) ?? [];
}
