import type { $Schema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types';
import { NUMBER, TEXT, TIME } from '../http/static-schema';

/*
 * The wire format of EventBridge Scheduler, as the SDK's generated clients have theirs: 3 is a structure, 1 a list, 9 an operation,
 * and a member may come with where it is in the request.
 */

const NAMESPACE = 'com.amazonaws.scheduler';
type Members = Readonly<Record<string, $Schema>>;

function structure(name: string, members: Members): StaticStructureSchema {
  return [3, NAMESPACE, name, 0, Object.keys(members), Object.values(members)];
}

function operation(name: string, method: string, path: string, input: Members, output: Members): StaticOperationSchema {
  const traits = { http: [method, path, 200] as [string, string, number] };
  return [9, NAMESPACE, name, traits, structure(`${name}Input`, input), structure(`${name}Output`, output)];
}

const NAME = { Name: [TEXT, { httpLabel: 1 }] as unknown as $Schema };
const inQuery = (name: string, schema: $Schema = TEXT): $Schema => [schema, { httpQuery: name }] as unknown as $Schema;

/** Any JSON, for parts that are refused by name. */
const DOCUMENT = 15;

const TARGET = structure('Target', {
  Arn: TEXT,
  RoleArn: TEXT,
  Input: TEXT,
  DeadLetterConfig: structure('DeadLetterConfig', { Arn: TEXT }),
  RetryPolicy: structure('RetryPolicy', { MaximumEventAgeInSeconds: NUMBER, MaximumRetryAttempts: NUMBER }),
  SqsParameters: structure('SqsParameters', { MessageGroupId: TEXT }),
  EventBridgeParameters: structure('EventBridgeParameters', { DetailType: TEXT, Source: TEXT }),
  EcsParameters: DOCUMENT,
  KinesisParameters: DOCUMENT,
  SageMakerPipelineParameters: DOCUMENT,
});

const SCHEDULE = {
  GroupName: TEXT,
  Description: TEXT,
  ScheduleExpression: TEXT,
  ScheduleExpressionTimezone: TEXT,
  StartDate: TIME,
  EndDate: TIME,
  FlexibleTimeWindow: structure('FlexibleTimeWindow', { Mode: TEXT, MaximumWindowInMinutes: NUMBER }),
  State: TEXT,
  Target: TARGET,
  ActionAfterCompletion: TEXT,
  KmsKeyArn: TEXT,
};
const SUMMARY = { Arn: TEXT, Name: TEXT, GroupName: TEXT, State: TEXT, CreationDate: TIME, LastModificationDate: TIME };
const LISTED = structure('ScheduleSummary', { ...SUMMARY, Target: structure('TargetSummary', { Arn: TEXT }) });

const PATH = '/schedules/{Name}';

export const CreateSchedule$ = operation(
  'CreateSchedule',
  'POST',
  PATH,
  { ...NAME, ...SCHEDULE, ClientToken: TEXT },
  { ScheduleArn: TEXT },
);

export const UpdateSchedule$ = operation('UpdateSchedule', 'PUT', PATH, { ...NAME, ...SCHEDULE, ClientToken: TEXT }, { ScheduleArn: TEXT });

export const GetSchedule$ = operation(
  'GetSchedule',
  'GET',
  PATH,
  { ...NAME, GroupName: inQuery('groupName') },
  { ...SUMMARY, ...SCHEDULE },
);

export const DeleteSchedule$ = operation(
  'DeleteSchedule',
  'DELETE',
  PATH,
  { ...NAME, GroupName: inQuery('groupName'), ClientToken: inQuery('clientToken') },
  {},
);

export const ListSchedules$ = operation(
  'ListSchedules',
  'GET',
  '/schedules',
  {
    GroupName: inQuery('ScheduleGroup'),
    NamePrefix: inQuery('NamePrefix'),
    State: inQuery('State'),
    NextToken: inQuery('NextToken'),
    MaxResults: inQuery('MaxResults', NUMBER),
  },
  { Schedules: [1, NAMESPACE, 'ScheduleList', 0, LISTED], NextToken: TEXT },
);
