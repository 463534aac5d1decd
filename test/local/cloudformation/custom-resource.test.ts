import { Readable } from 'node:stream';
import { deployStack } from '../../../local/cloudformation/deploy-stack';
import { openResponseUrl, receiveResponse } from '../../../local/cloudformation/response-urls';
import { stackStore } from '../../../local/cloudformation/stack-store';
import type { Template } from '../../../local/cloudformation/template';
import { handleControl } from '../../../local/http/control';
import { stackCloud, thingResource } from './fake-resources';

interface Event {
  readonly RequestType: string;
  readonly ResponseURL: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
  readonly OldResourceProperties?: Readonly<Record<string, unknown>>;
}

type Answer = (event: Event) => object | string | undefined;

const TOKEN = 'arn:aws:lambda:us-east-1:123456789012:function:custom';
const custom = (Properties: object, ServiceToken = TOKEN) => ({
  Type: 'Custom::Thing',
  Properties: { ServiceToken, ...Properties } as Record<string, unknown>,
});
const template = (properties: object, more: object = {}): Template => ({ Resources: { Custom: custom(properties), ...more } });
const succeed: Answer = ({ PhysicalResourceId = 'id-1' }) => ({ Status: 'SUCCESS', PhysicalResourceId });

/** A cloud whose function answers each event by `answer`; an answer of none is never sent. */
function customCloud(answer: Answer) {
  const cloud = stackCloud();
  const events: Event[] = [];
  const receive = (payload: string): void => {
    const event = JSON.parse(payload) as Event;
    events.push(event);
    const response = answer(event);
    if (response !== undefined) {
      const body = typeof response === 'string' ? response : JSON.stringify(response);
      receiveResponse(cloud, new URL(event.ResponseURL).pathname, Buffer.from(body));
    }
  };
  const Invoke = async ({ Payload }: { Payload: Buffer }) => {
    await Promise.resolve();
    receive(Payload.toString());
  };
  const Publish = async ({ Message }: { Message: string }) => {
    await Promise.resolve();
    receive(Message);
  };
  cloud.addService({ signingName: 'lambda', operations: { Invoke } });
  cloud.addService({ signingName: 'sns', operations: { Publish } });
  const deploy = (wanted: Template) => deployStack(cloud, { name: 'Test', template: wanted });
  const requests = () => events.map(({ RequestType, PhysicalResourceId }) => [RequestType, PhysicalResourceId].filter(Boolean).join(' '));
  return { cloud, events, deploy, requests };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-create.html
// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1037 (numbers and booleans arrive as text)
test('the function gets the documented event, and its data are attributes', async () => {
  const { events, deploy } = customCloud(() => ({ Status: 'SUCCESS', PhysicalResourceId: 'id-1', Data: { Name: 'n', 'A.b': 'c' } }));
  const uses = thingResource({ Value: { 'Fn::Sub': '${Custom}-${Custom.Name}-${Custom.A.b}' } });
  const stack = await deploy(template({ Size: 5, On: true, List: [{ Deep: false }] }, { Uses: uses }));
  expect(events).toEqual([
    {
      RequestType: 'Create',
      ServiceToken: TOKEN,
      ResponseURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4580\/_plumbline\/cfn-response\/[0-9a-f-]{36}$/),
      StackId: stack.id,
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      LogicalResourceId: 'Custom',
      ResourceType: 'Custom::Thing',
      ResourceProperties: { ServiceToken: TOKEN, Size: '5', On: 'true', List: [{ Deep: 'false' }] },
    },
  ]);
  expect(stack.resources.get('Uses')?.properties.Value).toBe('id-1-n-c');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources-sns.html
test('a topic gets the event as a message', async () => {
  const { deploy, requests } = customCloud(succeed);
  await deploy({ Resources: { Custom: custom({}, 'arn:aws:sns:us-east-1:123456789012:custom') } });
  expect(requests()).toEqual(['Create']);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-update.html
test('an update tells old and new properties, and a resource without changes is left alone', async () => {
  const { events, deploy, requests } = customCloud(succeed);
  await deploy(template({ Size: 1 }));
  await deploy(template({ Size: 1 }));
  await deploy(template({ Size: 2 }));
  expect(requests()).toEqual(['Create', 'Update id-1']);
  expect(events[1]).toMatchObject({ ResourceProperties: { Size: '2' }, OldResourceProperties: { Size: '1' } });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html (PhysicalResourceId)
test('an update that answers another physical id is a replacement: the old one is deleted at the end', async () => {
  const { cloud, events, deploy, requests } = customCloud(({ ResourceProperties }) => ({
    Status: 'SUCCESS',
    PhysicalResourceId: `id-${String(ResourceProperties.Size)}`,
  }));
  await deploy(template({ Size: 1 }));
  await deploy(template({ Size: 2 }, { Later: thingResource() }));
  expect(requests()).toEqual(['Create', 'Update id-1', 'Delete id-1']);
  expect(events[2]?.ResourceProperties).toMatchObject({ Size: '1' });
  expect(cloud.journal).toEqual(['create Later']);
  expect(stackStore(cloud).get('Test').resources.get('Custom')?.provisioned.physicalId).toBe('id-2');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes-delete.html
test('the removal of the resource is a delete', async () => {
  const { deploy, requests } = customCloud(succeed);
  await deploy(template({}));
  await deploy({ Resources: { Other: thingResource() } });
  expect(requests()).toEqual(['Create', 'Delete id-1']);
});

describe('a failure', () => {
  // https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/custom-resources/README.md (CREATE_FAILED marker)
  test('of a creation is rolled back with a delete of the id that the failure has told', async () => {
    const { deploy, requests } = customCloud(({ RequestType }) =>
      RequestType === 'Create'
        ? { Status: 'FAILED', Reason: 'no luck', PhysicalResourceId: 'marker' }
        : { Status: 'SUCCESS', PhysicalResourceId: 'marker' },
    );
    await expect(deploy(template({}))).rejects.toThrow(
      /ROLLBACK_COMPLETE: .* Received response status \[FAILED\] from custom resource\. Message returned: no luck \(RequestId: [0-9a-f-]{36}\)/,
    );
    expect(requests()).toEqual(['Create', 'Delete marker']);
  });

  test('of an update is rolled back with an update to the properties of before', async () => {
    const { cloud, events, deploy, requests } = customCloud(({ ResourceProperties }) => ({
      Status: ResourceProperties.Size === '2' ? 'FAILED' : 'SUCCESS',
      PhysicalResourceId: 'id-1',
    }));
    await deploy(template({ Size: 1 }));
    await expect(deploy(template({ Size: 2 }))).rejects.toThrow('UPDATE_ROLLBACK_COMPLETE');
    expect(requests()).toEqual(['Create', 'Update id-1', 'Update id-1']);
    expect(events[2]).toMatchObject({ ResourceProperties: { Size: '1' }, OldResourceProperties: { Size: '2' } });
    expect(stackStore(cloud).get('Test').resources.get('Custom')?.properties.Size).toBe(1);
  });

  test('of another resource undoes a replacement with an update and a delete', async () => {
    const { cloud, deploy, requests } = customCloud(({ ResourceProperties }) => ({
      Status: 'SUCCESS',
      PhysicalResourceId: `id-${String(ResourceProperties.Size)}`,
    }));
    const failing = { Bad: thingResource({ Fail: true, Uses: { Ref: 'Custom' } }) };
    await deploy(template({ Size: 1 }));
    await expect(deploy(template({ Size: 2 }, failing))).rejects.toThrow('UPDATE_ROLLBACK_COMPLETE');
    expect(requests()).toEqual(['Create', 'Update id-1', 'Update id-2', 'Delete id-2']);
    expect(stackStore(cloud).get('Test').resources.get('Custom')?.provisioned.physicalId).toBe('id-1');
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
  test.each([
    [
      'a response over 4096 bytes',
      JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'a', Data: { A: 'x'.repeat(4096) } }),
      'Response object is too long.',
    ],
    ['a status that is none', { Status: 'OK', PhysicalResourceId: 'a' }, 'Status must be SUCCESS or FAILED, got "OK"'],
    ['a response that is no JSON', 'hello', 'Status must be SUCCESS or FAILED'],
    ['no physical id', { Status: 'SUCCESS' }, 'Invalid PhysicalResourceId'],
    ['a physical id over 1 KB', { Status: 'SUCCESS', PhysicalResourceId: 'x'.repeat(1025) }, 'Invalid PhysicalResourceId'],
  ])('is %s', async (_, response, message) => {
    const { deploy } = customCloud(({ RequestType }) =>
      RequestType === 'Create' ? response : { Status: 'SUCCESS', PhysicalResourceId: 'a' },
    );
    await expect(deploy(template({}))).rejects.toThrow(message);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html (ServiceTimeout)
  test('is no response within the service timeout', async () => {
    const { deploy, requests } = customCloud(({ RequestType }) =>
      RequestType === 'Create' ? undefined : { Status: 'SUCCESS', PhysicalResourceId: 'a' },
    );
    await expect(deploy(template({ ServiceTimeout: '0.01' }))).rejects.toThrow(
      'CloudFormation did not receive a response from your Custom Resource.',
    );
    expect(requests()).toEqual(['Create', expect.stringMatching(/^Delete Test-Custom-/)]);
  });

  test('is an attribute that the response has not', async () => {
    const { deploy } = customCloud(succeed);
    const uses = thingResource({ Value: { 'Fn::GetAtt': ['Custom', 'Name'] } });
    await expect(deploy(template({}, { Uses: uses }))).rejects.toThrow(
      /CustomResource attribute error: Vendor response doesn't contain Name attribute in object arn:aws:cloudformation:[^|]+\|Custom/,
    );
  });

  test('is a service token that is neither function nor topic', async () => {
    const { deploy } = customCloud(succeed);
    await expect(deploy({ Resources: { Custom: custom({}, 'queue') } })).rejects.toThrow('Invalid service token');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html (NoEcho)
test('data that are secret are asterisks in the outputs', async () => {
  const { cloud, deploy } = customCloud(() => ({ Status: 'SUCCESS', PhysicalResourceId: 'id-1', NoEcho: true, Data: { Key: 'secret' } }));
  const outputs = { Key: { Value: { 'Fn::GetAtt': ['Custom', 'Key'] } }, Id: { Value: { Ref: 'Custom' } } };
  await deploy({ ...template({}), Outputs: outputs });
  const { Stacks } = await cloud.call<{ Stacks: [{ Outputs: object[] }] }>(
    { kind: 'root', arn: 'r' },
    'cloudformation',
    'DescribeStacks',
    {},
  );
  expect(Stacks[0].Outputs).toMatchObject([
    { OutputKey: 'Key', OutputValue: '****' },
    { OutputKey: 'Id', OutputValue: 'id-1' },
  ]);
});

test('a response URL takes one response by HTTP, and then no more', async () => {
  const cloud = stackCloud();
  const { url, response } = openResponseUrl(cloud, 1000);
  const put = () => {
    const body = Readable.from([Buffer.from('{"Status":"SUCCESS","PhysicalResourceId":"id-1"}')]);
    const request = { method: 'PUT', path: new URL(url).pathname, query: new URLSearchParams(), headers: {}, body, trailers: {} };
    return handleControl(request, { cloud, isReady: () => false });
  };
  await expect(put()).resolves.toEqual({ status: 200 });
  await expect(response).resolves.toMatchObject({ succeeded: true, physicalId: 'id-1' });
  await expect(put()).rejects.toMatchObject({ code: 'AccessDenied', message: 'Request has expired', status: 403 });
});
