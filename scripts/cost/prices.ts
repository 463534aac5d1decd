/** A list price in us-east-1. */
export interface Price {
  /** What is paid for. */
  readonly what: string;
  /** In US dollars. */
  readonly usd: number;
  /** What is counted. */
  readonly unit: string;
  /** Page of AWS that sets the price. */
  readonly page: string;
  /**
   * Where the figure was read, and of when that page is.
   *
   * `AWS`: the figure stood in a copy of AWS's own page. Otherwise another page says so, because AWS's page shows its tables by script only.
   */
  readonly read: string;
}

/** What is paid for being there, whether anything happens or not. */
export const IDLE_PRICES = {
  interfaceEndpoint: {
    what: 'Interface endpoints',
    usd: 0.01,
    unit: 'endpoint, zone and hour',
    page: 'https://aws.amazon.com/privatelink/pricing/',
    read: 'awsnegotiations.com, May 2026',
  },
  key: { what: 'KMS keys', usd: 1, unit: 'key and month', page: 'https://aws.amazon.com/kms/pricing/', read: 'AWS' },
  alarm: {
    what: 'Alarms',
    usd: 0.1,
    unit: 'metric of an alarm and month',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'c3x.dev, 2026',
  },
  dashboard: {
    what: 'Dashboards',
    usd: 3,
    unit: 'dashboard and month',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'factualminds.com, 2026',
  },
} as const satisfies Readonly<Record<string, Price>>;

/** What is paid for work and for data. */
export const USE_PRICES: readonly Price[] = [
  {
    what: 'Predictions: HTTP API',
    usd: 1,
    unit: 'million requests',
    page: 'https://aws.amazon.com/api-gateway/pricing/',
    read: 'apigatewaycost.com, 2026',
  },
  {
    what: 'Functions: time',
    usd: 0.0000166667,
    unit: 'GB and second (x86)',
    page: 'https://aws.amazon.com/lambda/pricing/',
    read: 'cloudchipr.com, 2024',
  },
  {
    what: 'Functions: calls',
    usd: 0.2,
    unit: 'million calls',
    page: 'https://aws.amazon.com/lambda/pricing/',
    read: 'cloudchipr.com, 2024',
  },
  {
    what: 'Serverless endpoints: time',
    usd: 0.00002,
    unit: 'GB of memory and second of answering',
    page: 'https://aws.amazon.com/sagemaker/ai/pricing/',
    read: 'price lists in public repositories',
  },
  { what: 'State machines', usd: 0.025, unit: 'thousand transitions', page: 'https://aws.amazon.com/step-functions/pricing/', read: 'AWS' },
  {
    what: 'Features: Athena',
    usd: 5,
    unit: 'TB scanned',
    page: 'https://aws.amazon.com/athena/pricing/',
    read: 'athena-cost-guard on PyPI, 2026',
  },
  { what: 'Data: S3 Standard', usd: 0.023, unit: 'GB and month', page: 'https://aws.amazon.com/s3/pricing/', read: 'devnotes.tech' },
  { what: 'Data: S3 writes', usd: 0.005, unit: 'thousand requests', page: 'https://aws.amazon.com/s3/pricing/', read: 'devnotes.tech' },
  {
    what: 'Tables: writes',
    usd: 0.625,
    unit: 'million write units',
    page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    read: 'airbyte.com, July 2025',
  },
  {
    what: 'Tables: reads',
    usd: 0.125,
    unit: 'million read units',
    page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    read: 'airbyte.com, July 2025',
  },
  { what: 'Logs: taken in', usd: 0.5, unit: 'GB', page: 'https://aws.amazon.com/cloudwatch/pricing/', read: 'factualminds.com, 2026' },
  {
    what: 'Metrics of our own',
    usd: 0.3,
    unit: 'metric and month, by the hours in which it is sent',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'signoz.io, February 2026',
  },
  { what: 'Interface endpoints: data', usd: 0.01, unit: 'GB', page: 'https://aws.amazon.com/privatelink/pricing/', read: 'AWS' },
  { what: 'Keys: calls', usd: 0.03, unit: 'ten thousand calls', page: 'https://aws.amazon.com/kms/pricing/', read: 'wring.co, 2026' },
  { what: 'Pipeline: actions', usd: 0.002, unit: 'minute of an action', page: 'https://aws.amazon.com/codepipeline/pricing/', read: 'AWS' },
  {
    what: 'Pipeline: builds',
    usd: 0.01,
    unit: 'minute (general1.medium)',
    page: 'https://aws.amazon.com/codebuild/pricing/',
    read: 'kindatechnical.com',
  },
];
