import type { Operation, Service } from '../core/service';
import type { Run } from '../core/supported-input';
import { supportedInput } from '../core/supported-input';
import { createChangeSet, deleteChangeSet, describeChangeSet, executeChangeSet, listChangeSets } from './change-set-operations';
import { createStack } from './create-stack';
import { deleteStack, updateTerminationProtection } from './delete-stack';
import { READ_OPERATIONS } from './read-operations';
import { STACK_FIELDS } from './stack-input';
import { getTemplateSummary, validateTemplate } from './template-operations';
import { updateStack } from './update-stack';

const CHANGE_SET = ['ChangeSetName', 'StackName'];

/** The other operations and the fields of their inputs. */
const OPERATIONS: Readonly<Record<string, readonly [Run, readonly string[]]>> = {
  CreateStack: [createStack, [...STACK_FIELDS, 'EnableTerminationProtection']],
  UpdateStack: [updateStack, STACK_FIELDS],
  DeleteStack: [deleteStack, ['StackName', 'RetainResources', 'RoleARN', 'ClientRequestToken', 'DeploymentConfig']],
  UpdateTerminationProtection: [updateTerminationProtection, ['StackName', 'EnableTerminationProtection']],
  CreateChangeSet: [createChangeSet, [...STACK_FIELDS, 'ChangeSetName', 'ChangeSetType', 'ClientToken', 'Description']],
  DescribeChangeSet: [describeChangeSet, [...CHANGE_SET, 'NextToken', 'IncludePropertyValues']],
  ListChangeSets: [listChangeSets, ['StackName', 'NextToken']],
  ExecuteChangeSet: [executeChangeSet, [...CHANGE_SET, 'ClientRequestToken', 'DisableRollback']],
  DeleteChangeSet: [deleteChangeSet, CHANGE_SET],
  GetTemplateSummary: [getTemplateSummary, ['StackName', 'TemplateBody', 'TemplateURL']],
  ValidateTemplate: [validateTemplate, ['TemplateBody', 'TemplateURL']],
};

/** CloudFormation's API, on the stacks of the deployed assembly and on any other that a client makes. */
export function createCloudFormation(): Service {
  const operations = Object.entries(OPERATIONS).map(([name, [run, fields]]): [string, Operation] => [
    name,
    supportedInput(`cloudformation:${name}`, fields, run),
  ]);
  return { signingName: 'cloudformation', operations: { ...READ_OPERATIONS, ...Object.fromEntries(operations) } };
}
