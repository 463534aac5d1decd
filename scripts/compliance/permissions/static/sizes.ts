import type { StagePolicies, StagePolicy } from '../stage-policies';

/** Characters that a policy may have without white space: IAM quotas of managed and trust policies, limits of KMS, S3, DynamoDB, SQS and SNS. */
const LIMITS: Readonly<Record<string, number>> = {
  'AWS::DynamoDB::Table': 20_480,
  'AWS::IAM::ManagedPolicy': 6_144,
  'AWS::IAM::Role': 2_048,
  'AWS::KMS::Key': 32_768,
  'AWS::S3::BucketPolicy': 20_480,
  'AWS::SNS::TopicPolicy': 30_720,
  'AWS::SQS::QueuePolicy': 30_720,
  'AWS::EC2::VPCEndpoint': 20_480,
  'AWS::Lambda::Permission': 20_480,
};

/** Managed policies that a role may have without asking AWS for more. */
const POLICIES_OF_A_ROLE = 10;

/** Policies within AWS's limits, roles with managed policies of the app alone and within a boundary. */
export function sizeProblems({ policies, roles }: StagePolicies): string[] {
  return [
    ...policies.flatMap(tooLong),
    ...roles.flatMap(({ name, policies: attached, boundary, foreign }) => [
      ...(attached.length > POLICIES_OF_A_ROLE
        ? [`${name} has ${attached.length} managed policies, at most ${POLICIES_OF_A_ROLE} are allowed`]
        : []),
      ...(boundary === undefined ? [`${name} has no permissions boundary`] : []),
      ...foreign.map((policy) => `${name} has ${policy}: use a managed policy of the app`),
    ]),
  ];
}

function tooLong({ name, type, document }: StagePolicy): string[] {
  const length = JSON.stringify(document).length;
  const limit = LIMITS[type] ?? 0;
  return length > limit ? [`${name} has ${length} characters, at most ${limit} are allowed`] : [];
}
