import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { createArchive, deleteArchive, describeArchive, listArchives, updateArchive } from './archive-operations';
import { createEventBus, deleteEventBus, describeEventBus, listEventBuses, putPermission, removePermission } from './bus-operations';
import { busEvent } from './event';
import { busesOf } from './event-buses';
import { putEvents, testEventPattern } from './put-events';
import { describeReplay, listReplays, startReplayOperation } from './replay-operations';
import { deleteRule, describeRule, disableRule, enableRule, listRules, putRule } from './rule-operations';
import { listRuleNamesByTarget, listTargets, putTargets, removeTargets } from './target-operations';

/** EventBridge. */
export function createEvents(cloud: Cloud): Service {
  cloud.ports.emit = (event) => {
    busesOf(cloud).publish('default', busEvent(cloud, event));
  };
  return {
    signingName: 'events',
    operations: {
      CreateArchive: supportedInput(
        'CreateArchive',
        ['ArchiveName', 'EventSourceArn', 'Description', 'EventPattern', 'RetentionDays', 'KmsKeyIdentifier'],
        createArchive,
      ),
      CreateEventBus: supportedInput('CreateEventBus', ['Name', 'Description', 'Tags'], createEventBus),
      DeleteArchive: deleteArchive,
      DeleteEventBus: deleteEventBus,
      DeleteRule: supportedInput('DeleteRule', ['Name', 'EventBusName', 'Force'], deleteRule),
      DescribeArchive: describeArchive,
      DescribeEventBus: describeEventBus,
      DescribeReplay: describeReplay,
      DescribeRule: describeRule,
      DisableRule: disableRule,
      EnableRule: enableRule,
      ListArchives: supportedInput('ListArchives', ['NamePrefix', 'EventSourceArn', 'Limit', 'NextToken'], listArchives),
      ListEventBuses: supportedInput('ListEventBuses', ['NamePrefix', 'Limit', 'NextToken'], listEventBuses),
      ListReplays: supportedInput('ListReplays', ['NamePrefix', 'State', 'EventSourceArn', 'Limit', 'NextToken'], listReplays),
      ListRuleNamesByTarget: supportedInput(
        'ListRuleNamesByTarget',
        ['TargetArn', 'EventBusName', 'Limit', 'NextToken'],
        listRuleNamesByTarget,
      ),
      ListRules: supportedInput('ListRules', ['NamePrefix', 'EventBusName', 'Limit', 'NextToken'], listRules),
      ListTargetsByRule: supportedInput('ListTargetsByRule', ['Rule', 'EventBusName', 'Limit', 'NextToken'], listTargets),
      PutEvents: supportedInput('PutEvents', ['Entries'], putEvents),
      PutPermission: supportedInput(
        'PutPermission',
        ['EventBusName', 'Action', 'Principal', 'StatementId', 'Condition', 'Policy'],
        putPermission,
      ),
      PutRule: supportedInput(
        'PutRule',
        ['Name', 'ScheduleExpression', 'EventPattern', 'State', 'Description', 'RoleArn', 'Tags', 'EventBusName'],
        putRule,
      ),
      PutTargets: supportedInput('PutTargets', ['Rule', 'EventBusName', 'Targets'], putTargets),
      RemovePermission: supportedInput('RemovePermission', ['StatementId', 'RemoveAllPermissions', 'EventBusName'], removePermission),
      RemoveTargets: supportedInput('RemoveTargets', ['Rule', 'EventBusName', 'Ids', 'Force'], removeTargets),
      StartReplay: startReplayOperation,
      TestEventPattern: testEventPattern,
      UpdateArchive: supportedInput(
        'UpdateArchive',
        ['ArchiveName', 'Description', 'EventPattern', 'RetentionDays', 'KmsKeyIdentifier'],
        updateArchive,
      ),
    },
  };
}
