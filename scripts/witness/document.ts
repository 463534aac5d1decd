import type { Records } from './differences';
import type { Explanation, Judgement } from './explanation';
import { VERDICTS } from './explanation';

const SERVICES: Readonly<Record<string, string>> = {
  cloudformation: 'CloudFormation',
  cloudwatch: 'CloudWatch',
  dynamodb: 'DynamoDB',
  dynamodbstreams: 'DynamoDB streams',
  events: 'EventBridge',
  iam: 'IAM',
  kms: 'KMS',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  s3: 'S3',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'SSM',
  stepfunctions: 'Step Functions',
  sts: 'STS',
};

/** The table of differences as Markdown: counts by service, then every explanation. */
export function document(records: Records, { explained }: Judgement): string {
  const calls = Object.keys(records);
  return `# Local mode against a second witness
Written by \`npm run witness -- --write\`; the run fails when it is stale. Do not edit: the explanations are in \`bench/witness/differences.json\`.

One driver (boto3) makes the same ${calls.length} calls against local mode and against MiniStack, an independent emulator, and compares what
comes back: fields, error codes, status. Both get the same CloudFormation template. Ids, tokens and times count as equal, error texts are not
compared. Where the two differ, one of these holds:

${Object.entries(VERDICTS)
  .map(([verdict, meaning]) => `- **${verdict}**: ${meaning}.`)
  .join('\n')}

| service | calls | differences | ${Object.keys(VERDICTS).slice(1).join(' | ')} |
| --- | ---: | ---: | ${'---: | '.repeat(Object.keys(VERDICTS).length - 1).trim()}
${Object.entries(SERVICES)
  .map(([prefix, name]) => summary(prefix, name, calls, explained))
  .join('\n')}

${Object.entries(SERVICES)
  .map(([prefix, name]) =>
    section(
      name,
      explained.filter(({ explanation }) => serviceOf(explanation.call) === prefix),
    ),
  )
  .filter((text) => text !== '')
  .join('\n\n')}
`;
}

function summary(prefix: string, name: string, calls: readonly string[], explained: Judgement['explained']): string {
  const own = explained.filter(({ explanation }) => serviceOf(explanation.call) === prefix);
  const count = (verdict?: string): number =>
    own
      .filter(({ explanation }) => verdict === undefined || explanation.verdict === verdict)
      .reduce((sum, { found }) => sum + found.length, 0);
  const verdicts = Object.keys(VERDICTS).slice(1);
  return `| ${[name, calls.filter((call) => serviceOf(call) === prefix).length, count(), ...verdicts.map((verdict) => count(verdict))].join(' | ')} |`;
}

function section(name: string, explained: Judgement['explained']): string {
  const rows = explained.map(({ explanation, found }) => row(explanation, found.length));
  return rows.length === 0 ? '' : `## ${name}\n| call | field | n | verdict | why |\n| --- | --- | ---: | --- | --- |\n${rows.join('\n')}`;
}

function row({ call, field = '', verdict, why, page }: Explanation, found: number): string {
  const source = page === undefined ? '' : ` ([AWS](${page}))`;
  return `| ${[call.replace(/^\w+ ?/, ''), field, found, verdict, why + source].map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

function serviceOf(call: string): string {
  return /^\w+/.exec(call)?.[0] ?? '';
}
