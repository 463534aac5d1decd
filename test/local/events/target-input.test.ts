import { targetInput } from '../../../local/events/target-input';

const EVENT = { time: '2001-02-16T00:30:00Z', detail: { name: 'a "quoted" name', rows: 3, tags: ['x'] } };

test.each([
  ['the event itself', {}, EVENT],
  ['a constant', { Input: '{"mode":"score"}' }, { mode: 'score' }],
  ['a part of the event', { InputPath: '$.detail.tags[0]' }, 'x'],
  [
    'a template with values of any type',
    {
      InputTransformer: {
        InputPathsMap: { name: '$.detail.name', rows: '$.detail.rows', tags: '$.detail.tags', none: '$.detail.none' },
        InputTemplate:
          '{"name":<name>,"rows":<rows>,"tags":<tags>,"none":<none>,"text":"<name> has <rows> of <tags>","rule":<aws.events.rule-name>}',
      },
    },
    { name: EVENT.detail.name, rows: 3, tags: ['x'], none: null, text: 'a "quoted" name has 3 of ["x"]', rule: 'daily' },
  ],
  [
    'a template that is a text',
    { InputTransformer: { InputPathsMap: { t: '$.time' }, InputTemplate: '"it is <t>"' } },
    'it is 2001-02-16T00:30:00Z',
  ],
])('passes %s', (_what, target, expected) => {
  expect(JSON.parse(targetInput(target, EVENT, { 'aws.events.rule-name': 'daily' }))).toEqual(expected);
});
