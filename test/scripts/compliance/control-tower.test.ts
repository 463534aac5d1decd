import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard } from '../../../scripts/compliance/control-tower';
import { resolvedTemplate } from '../../../scripts/compliance/resolved-template';

const workgroup = (kmsKey: unknown): object => ({
  Type: 'AWS::Athena::WorkGroup',
  Properties: {
    Name: 'queries',
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: kmsKey } },
    },
  },
});

test('a planted log group without a key is found by its rule and logical id, and one with the key of another stack is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guard-'));
  const file = join(folder, 'planted.template.json');
  const Resources = {
    Open: { Type: 'AWS::Logs::LogGroup', Properties: {} },
    Closed: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: { 'Fn::ImportValue': 'Keys' } } },
  };
  writeFileSync(file, JSON.stringify({ Resources }));
  const { applied, findings } = await guard([file], join(folder, 'copies'));
  expect(applied).toBeGreaterThan(0);
  expect(findings.filter(({ rule }) => rule === 'cloudwatch_log_group_encrypted_check')).toEqual([
    {
      rule: 'cloudwatch_log_group_encrypted_check',
      where: `${file}#Open`,
      message: '[CT.CLOUDWATCH.PR.3]: Require an Amazon CloudWatch log group to be encrypted at rest with an AWS KMS key',
    },
  ]);
});

test('imports and joins become texts; references and policies stay', () => {
  const policy = { PolicyDocument: { Resource: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] } } };
  expect(resolvedTemplate({ Resources: { W: workgroup({ 'Fn::ImportValue': 'Keys' }), P: policy, R: { Ref: 'Key' } } })).toEqual({
    Resources: { W: workgroup('<import of "Keys">'), P: policy, R: { Ref: 'Key' } },
  });
  expect(resolvedTemplate({ 'Fn::Join': ['/', ['a', { Ref: 'B' }]] })).toBe('a/<{"Ref":"B"}>');
});
