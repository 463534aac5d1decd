import type { Matcher } from 'aws-cdk-lib/assertions';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AlertTopic } from '../../../../lib/constructs/alerting/alert-topic';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

function alerts(email?: string) {
  const stack = testStack();
  new AlertTopic(stack, 'Alerts', { encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }), email });
  return { stack, template: () => Template.fromStack(stack) };
}

function publishing(service: string, sources: string): Matcher {
  return Match.objectLike({
    Action: 'sns:Publish',
    Principal: { Service: `${service}.amazonaws.com` },
    Condition: {
      StringEquals: { 'aws:SourceAccount': '123456789012' },
      ArnLike: { 'aws:SourceArn': sources },
    },
  });
}

test('is encrypted, takes TLS only, and lets the alarms and budgets of the account publish', () => {
  const template = alerts().template();
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        publishing('cloudwatch', 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:*'),
        publishing('budgets', 'arn:aws:budgets::123456789012:*'),
      ]),
    },
  });
  template.resourceCountIs('AWS::SNS::Subscription', 0);
});

test('sends alerts to the address of the config', () => {
  alerts('on-call@example.com')
    .template()
    .hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'on-call@example.com' });
});

test('breaks no rule of the packs', () => {
  expect(findings(alerts().stack)).toEqual([]);
});
