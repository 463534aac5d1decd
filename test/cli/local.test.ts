import { callTable } from '../../cli/call-table';
import { localCommand } from '../../cli/local';
import { CallLog } from '../../local/iam-service/call-log';

test.each([
  [['--port', 'http'], "argument 'http' is invalid. must be a port number"],
  [['--clock', '0'], "argument '0' is invalid. must be greater than 0"],
  [['--record', 'NotAType'], "argument 'NotAType' is invalid. must be a resource type, for example AWS::Neptune::DBCluster"],
  [['--container', 'image'], "argument 'image' is invalid. must be <image repository>=<python executable>"],
])('fails for %j', async (flags, message) => {
  const command = localCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  await expect(command.parseAsync(flags, { from: 'user' })).rejects.toThrow(message);
});

test('the call table has a line for each role, action and statement, and the totals', () => {
  const log = new CallLog();
  const caller = { kind: 'role', arn: 'a', roleName: 'Ingest' } as const;
  const by = { kind: 'identity-based policy', policy: 'Ingest-Policy', statement: '#1' } as const;
  log.record(caller, { action: 's3:GetObject', resource: 'arn:aws:s3:::raw/a' }, { allowed: true, by });
  log.record(
    caller,
    { action: 's3:PutObject', resource: 'arn:aws:s3:::raw/b' },
    { allowed: false, kind: by.kind, missing: 'nothing allows it' },
  );
  expect(callTable(log).split('\n')).toEqual([
    'calls  role    action        resource            decision  statement',
    '1      Ingest  s3:GetObject  arn:aws:s3:::raw/a  allowed   #1 of Ingest-Policy',
    '1      Ingest  s3:PutObject  arn:aws:s3:::raw/b  denied    nothing allows it',
    '2 calls made, 1 denied',
  ]);
});
