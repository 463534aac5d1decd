import { Template } from 'aws-cdk-lib/assertions';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyStacks } from '../../cli/changes/assembly-stacks';
import { pilot } from '../../config/pilot';
import { production } from '../../config/production';
import { MODEL_PACKAGE_PARAMETER, modelPackageParameterName, pascalCase } from '../../lib/config/names';
import { PlatformStage } from '../../lib/platform-stage';
import { DeliveryStack } from '../../lib/stacks/delivery-stack';
import { deployStack } from '../../local/cloudformation/deploy-stack';
import { stackStore } from '../../local/cloudformation/stack-store';
import type { Template as TemplateBody } from '../../local/cloudformation/template';
import { testApp } from '../app';
import type { Action } from '../delivered';
import { DELIVERY, pipelineStages } from '../delivered';
import { ROOT } from '../local/test-cloud';
import { platformStages } from '../stage';
import { exportsFor, journalingCloud } from './journaling-cloud';

const ENDPOINT_STACK = 'Production-FlightDelay-Endpoint';
const PARAMETER = modelPackageParameterName('production', 'flight-delay');
const MODEL_PACKAGE = 'arn:aws:sagemaker:us-east-1:444455556666:model-package/plumbline-production-flight-delay/1';

let directory: string;
let deployActions: Action[];

beforeAll(() => {
  const app = testApp();
  const stages = [pilot, production].map((config) => new PlatformStage(app, pascalCase(config.environment), { config }));
  const stack = new DeliveryStack(app, 'Delivery', { config: DELIVERY, stages });
  const assembly = app.synth();
  directory = assembly.directory;
  const template = Template.fromJSON(assembly.getStackArtifact(stack.artifactId).template as Record<string, unknown>);
  deployActions = pipelineStages(template)
    .flatMap(({ Actions }) => Actions)
    .filter(({ ActionTypeId }) => ActionTypeId.Provider === 'CloudFormation');
});

test('stages have the same names and templates with and without the pipeline', () => {
  for (const stage of stagesAlone()) {
    expect(assemblyStacks(directory, stage.stageName)).toEqual(assemblyStacks(stage.synth().directory));
  }
});

test('the pipeline deploys the stages from where they lie in the assembly', () => {
  const prepared = deployActions.flatMap(({ Configuration: { StackName, TemplatePath } }) =>
    TemplatePath === undefined ? [] : [{ StackName: StackName as string, file: (TemplatePath as string).split('::')[1] as string }],
  );
  const names = stagesAlone().flatMap((stage) => assemblyStacks(stage.synth().directory).map(({ name }) => name));
  expect(prepared.map(({ StackName }) => StackName).sort()).toEqual(names.sort());
  expect(prepared.filter(({ file }) => !existsSync(join(directory, file)))).toEqual([]);
});

test('the pipeline passes no parameter to any stack', () => {
  expect(deployActions.filter(({ Configuration }) => 'ParameterOverrides' in Configuration)).toEqual([]);
  const configurations = deployActions.flatMap(({ Configuration: { TemplateConfiguration: path } }) =>
    path === undefined ? [] : [readFileSync(join(directory, (path as string).split('::')[1] as string), 'utf8')],
  );
  expect(configurations.filter((text) => 'Parameters' in (JSON.parse(text) as object))).toEqual([]);
});

test('the live model is a parameter that CloudFormation reads from SSM each time', () => {
  expect(endpointTemplate().Parameters?.[MODEL_PACKAGE_PARAMETER]).toMatchObject({
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: PARAMETER,
  });
});

test('an update without parameters, as the pipeline makes it, changes the infrastructure and keeps the endpoint', async () => {
  const { cloud, stack } = await deployedEndpoint();
  const endpoint = [...stack.resources.values()].find(({ definition }) => definition.Type === 'AWS::SageMaker::Endpoint');
  expect(endpoint).toBeDefined();
  cloud.journal.length = 0;

  const changed = endpointTemplate();
  const alarm = Object.values(changed.Resources).find(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
  Object.assign(alarm?.Properties ?? {}, { AlarmDescription: 'another text' });
  const input = { StackName: ENDPOINT_STACK, TemplateBody: JSON.stringify(changed), Capabilities: ['CAPABILITY_NAMED_IAM'] };
  await cloud.call(ROOT, 'cloudformation', 'UpdateStack', input);
  while (stack.status.endsWith('_IN_PROGRESS')) {
    await new Promise((resolve) => setImmediate(resolve));
  }

  expect(stack.status).toBe('UPDATE_COMPLETE');
  expect(cloud.journal).toEqual(['update AWS::CloudWatch::Alarm']);
  expect(stack.resources.get(endpoint?.logicalId ?? '')).toEqual(endpoint);
});

/** The stages of an app without a pipeline. */
function stagesAlone(): PlatformStage[] {
  const { pilot: first, production: second } = platformStages();
  return [first, second];
}

function endpointTemplate(): TemplateBody {
  const stack = assemblyStacks(directory, 'Production').find(({ name }) => name === ENDPOINT_STACK);
  return stack?.template as unknown as TemplateBody;
}

/** The Endpoint stack of production with a live model. */
async function deployedEndpoint() {
  const template = endpointTemplate();
  const cloud = journalingCloud(template);
  const parameters = { '/cdk-bootstrap/hnb659fds/version': '30', [PARAMETER]: MODEL_PACKAGE };
  for (const [Name, Value] of Object.entries(parameters)) {
    await cloud.call(ROOT, 'ssm', 'PutParameter', { Name, Type: 'String', Value });
  }
  await deployStack(cloud, { name: 'Others', template: exportsFor(template) });
  await deployStack(cloud, { name: ENDPOINT_STACK, template });
  return { cloud, stack: stackStore(cloud).get(ENDPOINT_STACK) };
}
