import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ENDPOINT_SERVICES } from '../../../../lib/constructs/network/endpoint-services';
import { VpcEndpoints } from '../../../../lib/constructs/network/vpc-endpoints';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function endpoints() {
  const stack = testStack();
  const { vpc } = testHost(stack);
  new VpcEndpoints(stack, 'Endpoints', { vpc, securityGroup: new SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: false }) });
  return { stack, template: Template.fromStack(stack) };
}

const own = { 'aws:PrincipalAccount': '123456789012', 'aws:ResourceAccount': '123456789012' };

test('has a gateway for S3 and DynamoDB and a private interface for each listed service', () => {
  const { template } = endpoints();
  template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 2);
  template.resourcePropertiesCountIs(
    'AWS::EC2::VPCEndpoint',
    { VpcEndpointType: 'Interface', PrivateDnsEnabled: true },
    ENDPOINT_SERVICES.length,
  );
});

test('refuses principals and resources of other accounts', () => {
  const { template } = endpoints();
  const policies = Object.values(template.findResources('AWS::EC2::VPCEndpoint')).map(
    ({ Properties }) => Properties.PolicyDocument.Statement[0].Condition.StringEquals as Record<string, string>,
  );
  expect(policies.filter((condition) => condition['aws:PrincipalAccount'] !== '123456789012')).toEqual([]);
  expect(policies.filter((condition) => condition['aws:ResourceAccount'] === undefined)).toHaveLength(2);
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: Match.stringLikeRegexp('kms'),
    PolicyDocument: { Statement: [Match.objectLike({ Condition: { StringEquals: own } })] },
  });
});

test('lets the layers of container images through, which ECR keeps in a bucket of its own', () => {
  endpoints().template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Gateway',
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 's3:GetObject',
          Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::prod-us-east-1-starport-layer-bucket/*']] },
        }),
      ]),
    },
  });
});

test('breaks no rule of the packs', () => {
  expect(findings(endpoints().stack)).toEqual([]);
});
