import { targetInput } from '../../../local/events/target-input';

const EVENT = {
  time: '2015-11-11T21:29:54Z',
  source: 'aws.ec2',
  detail: { 'instance-id': 'i-0123456789', state: 'RUNNING', name: 'a "quoted" name', rows: 3, tags: ['x'], parts: [{ n: 1 }, { n: 2 }] },
};
const ENVELOPE = { time: EVENT.time, source: EVENT.source };
const RESERVED = {
  'aws.events.rule-arn': 'arn:aws:events:us-east-2:123456789012:rule/example',
  'aws.events.rule-name': 'example',
  'aws.events.event.ingestion-time': '2015-11-11T21:30:00.000Z',
  'aws.events.event': ENVELOPE,
  'aws.events.event.json': EVENT,
};
const PATHS = { timestamp: '$.time', instance: '$.detail.instance-id', state: '$.detail.state' };

test.each([
  ['the event itself', {}, EVENT],
  ['a constant', { Input: '{"mode":"score"}' }, { mode: 'score' }],
  ['a part of the event', { InputPath: '$.detail.tags[0]' }, 'x'],
  ['the parts of a list', { InputPath: '$.detail.parts[*].n' }, [1, 2]],
])('passes %s', (_what, target, expected) => {
  expect(JSON.parse(targetInput(target, EVENT, RESERVED))).toEqual(expected);
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
test.each([
  ['a simple string', '"instance <instance> is in <state>"', '"instance i-0123456789 is in RUNNING"'],
  ['escaped quotes', '"instance \\"<instance>\\" is in <state>"', '"instance \\"i-0123456789\\" is in RUNNING"'],
  ['simple JSON', '{\n  "instance" : <instance>,\n  "state": <state>\n}', '{"instance":"i-0123456789","state":"RUNNING"}'],
  [
    'JSON with strings and variables',
    '{"instance": <instance>, "state": "<state>", "instanceStatus": "instance \\"<instance>\\" is in <state>"}',
    '{"instance":"i-0123456789","state":"RUNNING","instanceStatus":"instance \\"i-0123456789\\" is in RUNNING"}',
  ],
  [
    'a mix of variables and static information',
    '{"instance": <instance>, "state": [9, <state>, true], "Transformed": "Yes"}',
    '{"instance":"i-0123456789","state":[9,"RUNNING",true],"Transformed":"Yes"}',
  ],
  [
    'reserved variables in JSON',
    '{"ruleArn": <aws.events.rule-arn>, "ruleName": <aws.events.rule-name>, "at": <aws.events.event.ingestion-time>}',
    `{"ruleArn":"${RESERVED['aws.events.rule-arn']}","ruleName":"example","at":"2015-11-11T21:30:00.000Z"}`,
  ],
  ['the event without its detail', '{"originalEvent": <aws.events.event>}', JSON.stringify({ originalEvent: ENVELOPE })],
  ['the whole event', '{"originalEvent": <aws.events.event.json>}', JSON.stringify({ originalEvent: EVENT })],
  ['a reserved variable in a string', '"<aws.events.rule-name> triggered"', '"example triggered"'],
  ['a text of several lines', '"<instance>"\n"<state>"', '"i-0123456789"\n"RUNNING"'],
  ['what is no variable', '"<b><state></b>"', '"<b>RUNNING</b>"'],
])('a template with %s', (_what, InputTemplate, expected) => {
  expect(targetInput({ InputTransformer: { InputPathsMap: PATHS, InputTemplate } }, EVENT, RESERVED)).toBe(expected);
});

test('values keep their types, and a path that leads nowhere gives the empty text', () => {
  const InputPathsMap = { name: '$.detail.name', rows: '$.detail.rows', tags: '$.detail.tags', none: '$.detail.none' };
  const InputTemplate = '{"name":<name>,"rows":<rows>,"tags":<tags>,"none":<none>,"text":"<name> has <rows> of <tags><none>"}';

  expect(JSON.parse(targetInput({ InputTransformer: { InputPathsMap, InputTemplate } }, EVENT, RESERVED))).toEqual({
    name: 'a "quoted" name',
    rows: 3,
    tags: ['x'],
    none: '',
    text: 'a "quoted" name has 3 of ["x"]',
  });
});
