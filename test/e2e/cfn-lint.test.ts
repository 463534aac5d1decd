import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lint } from '../../scripts/compliance/cfn-lint';

test('cfn-lint sees planted defects: a property that does not exist, and an enumeration that has no such value', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'cfn-lint-')), 'planted.template.json');
  const Resources = {
    Misspelt: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKey: 'alias/a' } },
    Unknown: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'FREE', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } },
  };
  writeFileSync(file, JSON.stringify({ Resources }));
  const found = (await lint([file])).map(({ rule, where }) => `${rule} ${where}`);
  expect(found).toContain(`E3002 ${file}#Misspelt`);
  expect(found).toContain(`E3030 ${file}#Unknown`);
});
