import { gunzipSync } from 'node:zlib';
import { AccessDenied } from '../../../local/core/aws-error';
import type { AccessRequest, Caller } from '../../../local/core/service';
import { athenaLab } from './athena-lab';

type Lab = Awaited<ReturnType<typeof athenaLab>>;
let lab: Lab;
let denied: (request: AccessRequest) => boolean;

beforeEach(async () => {
  denied = () => false;
  const authorize = (caller: Caller, request: AccessRequest): void => {
    if (caller.kind === 'role' && denied(request)) {
      throw new AccessDenied(`${caller.arn} is not authorized to perform ${request.action} on ${request.resource}`);
    }
  };
  lab = await athenaLab({ ports: { authorize } });
});
afterEach(() => lab.cloud.stop());

const JANUARY_1 = "(1, 'JFK', 5.0, TIMESTAMP '2001-01-01 10:00:00'), (2, 'O''H,X', NULL, TIMESTAMP '2001-01-01 11:30:00.5')";
const JANUARY_2 = "(3, 'SFO', -2.5, TIMESTAMP '2001-01-02 00:00:00')";
const UNLOAD = (format: string, options = '') =>
  `UNLOAD (SELECT id, origin, delay, departure FROM flights) TO 's3://lab/out/' WITH (format = '${format}'${options})`;

async function unloaded(): Promise<string> {
  const keys = await lab.keys('out/');
  return (await Promise.all(keys.map(async (key) => gunzipSync(await lab.get(key)).toString()))).join('');
}

describe('a SELECT', () => {
  test('reads partitions, with the types of the catalog', async () => {
    await lab.putDay('2001-01-01', JANUARY_1);
    await lab.putDay('2001-01-02', JANUARY_2);
    expect(await lab.rows("SELECT id, dt, departure FROM lab.flights WHERE dt >= '2001-01-02'")).toEqual([
      ['3', '2001-01-02', '2001-01-02 00:00:00.000'],
    ]);
    expect(await lab.rows('SELECT count(*) FROM awsdatacatalog.lab.flights')).toEqual([['3']]);
  });

  test.each([
    ['WITH flights AS (SELECT id FROM flights WHERE id > 1) SELECT id FROM flights', [['2']]],
    ['SELECT f.id FROM flights f WHERE EXISTS (SELECT 1 FROM lab.flights g WHERE g.id = f.id + 1)', [['1']]],
    [
      "SELECT count(*) OVER (ORDER BY departure RANGE BETWEEN INTERVAL '2' HOUR PRECEDING AND INTERVAL '1' HOUR PRECEDING) FROM flights ORDER BY 1",
      [['0'], ['1']],
    ],
  ])('finds the tables of %s', async (sql, rows) => {
    await lab.putDay('2001-01-01', JANUARY_1);
    expect(await lab.rows(sql)).toEqual(rows);
  });

  test('fails with a reason for a syntax error', async () => {
    const run = await lab.query('SELECT FROM WHERE');
    expect(run.Status?.StateChangeReason).toMatch(/SYNTAX_ERROR: syntax error at or near/);
  });

  test('finds a table without files empty', async () => {
    expect(await lab.rows('SELECT * FROM flights')).toEqual([]);
  });

  test('gives NULL for a column that older files do not have', async () => {
    await lab.put('curated/flights/dt=2001-01-03/a-0.parquet', await lab.get(await oneColumnFile()));
    expect(await lab.rows("SELECT id, origin FROM flights WHERE dt = '2001-01-03'")).toEqual([['9', undefined]]);
  });

  test('writes its result as CSV', async () => {
    await lab.putDay('2001-01-01', JANUARY_1);
    const run = await lab.query('SELECT id, origin, delay FROM flights ORDER BY id');
    const location = run.ResultConfiguration?.OutputLocation ?? '';
    expect(location).toBe(`s3://lab/results/${run.QueryExecutionId ?? ''}.csv`);
    expect((await lab.get(location.replace('s3://lab/', ''))).toString()).toBe('"id","origin","delay"\n"1","JFK","5.0"\n"2","O\'H,X",\n');
  });

  test.each([
    ['SELECT id::varchar FROM flights', 'Athena does not know a cast by ::'],
    ['SELECT * EXCLUDE (id) FROM flights', '* EXCLUDE and * REPLACE'],
    ["SELECT * FROM read_parquet('/etc/passwd')", 'functions that read files'],
  ])('refuses what Trino refuses: %s', async (sql, reason) => {
    await expect(lab.query(sql)).rejects.toThrow(reason);
  });

  test('fails with a reason for a table that the catalog does not have', async () => {
    const run = await lab.query('SELECT * FROM nowhere');
    expect(run.Status).toMatchObject({
      State: 'FAILED',
      StateChangeReason: expect.stringContaining('Entity Not Found: table lab.nowhere'),
    });
  });
});

async function oneColumnFile(): Promise<string> {
  await lab.query("UNLOAD (SELECT BIGINT '9' AS id) TO 's3://lab/one/' WITH (format = 'PARQUET')");
  return (await lab.keys('one/'))[0] ?? '';
}

describe('an UNLOAD', () => {
  beforeEach(() => lab.putDay('2001-01-01', JANUARY_1));

  test('writes TEXTFILE without header and quotes, NULL as \\N, as gzip', async () => {
    await lab.query(UNLOAD('TEXTFILE', ", field_delimiter = ','"));
    expect((await unloaded()).trim().split('\n').sort()).toEqual(['1,JFK,5.0,2001-01-01 10:00:00', "2,O'H,X,\\N,2001-01-01 11:30:00.5"]);
  });

  test('writes JSON lines with nulls, as Trino does, as gzip', async () => {
    await lab.query(UNLOAD('JSON'));
    const rows = (await unloaded())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number });
    expect(rows.sort((a, b) => a.id - b.id)).toEqual([
      { id: 1, origin: 'JFK', delay: 5, departure: '2001-01-01 10:00:00' },
      { id: 2, origin: "O'H,X", delay: null, departure: '2001-01-01 11:30:00.5' },
    ]);
  });

  test('names files as Athena does and lists them in a manifest', async () => {
    const run = await lab.query(UNLOAD('PARQUET', ", compression = 'SNAPPY'"));
    const [key = ''] = await lab.keys('out/');
    expect(key).toMatch(/^out\/\d{8}_\d{6}_00001_[0-9a-f]{5}_[0-9a-f-]{36}$/);
    const manifest = run.ResultConfiguration?.OutputLocation ?? '';
    expect((await lab.get(manifest.replace('s3://lab/', ''))).toString()).toBe(`s3://lab/${key}\n`);
  });

  test('keeps the order of a query that has one, and else gives the same content every time', async () => {
    const run = async (target: string, order: string): Promise<string> => {
      await lab.query(`UNLOAD (SELECT id FROM flights ${order}) TO 's3://lab/${target}/' WITH (format = 'JSON', compression = 'none')`);
      return (await lab.get((await lab.keys(`${target}/`))[0] ?? '')).toString();
    };
    expect(await run('a', 'ORDER BY id DESC')).toBe('{"id":2}\n{"id":1}\n');
    expect(await run('b', '')).toBe(await run('c', ''));
  });

  test('writes no file for no rows', async () => {
    const run = await lab.query("UNLOAD (SELECT * FROM flights WHERE id > 9) TO 's3://lab/none/' WITH (format = 'JSON')");
    expect(run.Status?.State).toBe('SUCCEEDED');
    expect(await lab.keys('none/')).toEqual([]);
  });

  test('refuses a target that is not empty', async () => {
    await lab.put('out/left-over', Buffer.from('x'));
    const run = await lab.query(UNLOAD('JSON'));
    expect(run.Status).toMatchObject({ State: 'FAILED', StateChangeReason: expect.stringContaining('HIVE_PATH_ALREADY_EXISTS') });
    expect(await lab.keys('out/')).toEqual(['out/left-over']);
  });
});

describe("with the caller's authority", () => {
  const role: Caller = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/features/x', roleName: 'features' };

  test.each([
    ['glue:GetTable', 'arn:aws:glue:us-east-1:123456789012:table/lab/flights'],
    ['s3:ListBucket', 'arn:aws:s3:::lab'],
    ['s3:GetObject', 'arn:aws:s3:::lab/curated/flights/dt=2001-01-01/a-0.parquet'],
    ['s3:PutObject', 'arn:aws:s3:::lab/out/'],
  ])('a query fails without %s', async (action, resource) => {
    await lab.putDay('2001-01-01', JANUARY_1);
    denied = (request) => request.action === action && request.resource.startsWith(resource);
    const run = await lab.query(UNLOAD('JSON'), role);
    expect(run.Status).toMatchObject({
      State: 'FAILED',
      StateChangeReason: expect.stringContaining(`not authorized to perform ${action} on ${resource}`),
    });
  });

  test('a query is not even started without athena:StartQueryExecution on its workgroup', async () => {
    denied = (request) => request.resource === 'arn:aws:athena:us-east-1:123456789012:workgroup/lab';
    await expect(lab.query('SELECT 1', role)).rejects.toThrow('athena:StartQueryExecution');
  });
});

test('starts a query once for one request token', async () => {
  const start = () =>
    lab.cloud.call({ kind: 'root', arn: 'x' }, 'athena', 'StartQueryExecution', {
      QueryString: 'SELECT 1',
      WorkGroup: 'lab',
      ClientRequestToken: 't',
    });
  expect(await start()).toEqual(await start());
});

test('cancels a query over the bytes that the workgroup allows', async () => {
  await lab.putDay('2001-01-01', JANUARY_1);
  await lab.provision('AWS::Athena::WorkGroup', {
    Name: 'small',
    WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 10, ResultConfiguration: { OutputLocation: 's3://lab/results/' } },
  });
  const caller: Caller = { kind: 'root', arn: 'x' };
  const input = { QueryString: 'SELECT * FROM lab.flights', WorkGroup: 'small' };
  const { QueryExecutionId } = await lab.cloud.call(caller, 'athena', 'StartQueryExecution', input);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const answer = await lab.cloud.call(caller, 'athena', 'GetQueryExecution', { QueryExecutionId });
  expect(answer).toMatchObject({
    QueryExecution: { Status: { State: 'FAILED', StateChangeReason: expect.stringContaining('Bytes scanned limit') } },
  });
});
