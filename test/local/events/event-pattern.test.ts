import { eventPattern } from '../../../local/events/event-pattern';

const EVENT = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:aws:s3:::raw', 'arn:aws:s3:::other'],
  detail: { bucket: { name: 'raw' }, object: { key: 'flights/2001-01-05.csv.gz', size: 1024 }, state: null, parts: [{ n: 1 }, { n: 2 }] },
};

test.each([
  [{ source: ['aws.s3'] }, true],
  [{ source: ['aws.sqs'] }, false],
  [{ source: ['aws.s3'], 'detail-type': ['Object Deleted'] }, false],
  [{ detail: { bucket: { name: ['raw', 'curated'] } } }, true],
  [{ detail: { object: { key: [{ prefix: 'flights/' }] } } }, true],
  [{ detail: { object: { key: [{ prefix: { 'equals-ignore-case': 'FLIGHTS/' } }] } } }, true],
  [{ detail: { object: { key: [{ suffix: '.csv' }, { suffix: '.gz' }] } } }, true],
  [{ detail: { object: { key: [{ suffix: '.parquet' }] } } }, false],
  [{ detail: { object: { key: [{ wildcard: 'flights/*.csv.*' }] } } }, true],
  [{ detail: { object: { key: [{ wildcard: 'flights/*.csv' }] } } }, false],
  [{ detail: { object: { key: [{ wildcard: 'flights/2001-01-05_csv*' }] } } }, false],
  [{ detail: { bucket: { name: [{ 'equals-ignore-case': 'RAW' }] } } }, true],
  [{ detail: { bucket: { name: [{ 'anything-but': ['raw'] }] } } }, false],
  [{ detail: { bucket: { name: [{ 'anything-but': 'curated' }] } } }, true],
  [{ detail: { bucket: { name: [{ 'anything-but': { prefix: 'ra' } }] } } }, false],
  [{ detail: { bucket: { name: [{ 'anything-but': { suffix: ['x', 'w'] } }] } } }, false],
  [{ detail: { missing: [{ 'anything-but': 'raw' }] } }, false],
  [{ detail: { object: { size: [{ numeric: ['>', 0, '<=', 1024] }] } } }, true],
  [{ detail: { object: { size: [{ numeric: ['=', 1023] }] } } }, false],
  [{ detail: { object: { size: [1024] } } }, true],
  [{ detail: { object: { size: ['1024'] } } }, false],
  [{ detail: { object: { etag: [{ exists: false }] } } }, true],
  [{ detail: { object: { key: [{ exists: false }] } } }, false],
  [{ detail: { missing: { deeper: [{ exists: false }] } } }, true],
  [{ detail: { missing: { deeper: [{ exists: true }] } } }, false],
  [{ detail: { state: [null] } }, true],
  [{ resources: ['arn:aws:s3:::other'] }, true],
  [{ detail: { parts: { n: [2] } } }, true],
  [{ detail: { parts: { n: [3] } } }, false],
  [{ $or: [{ source: ['aws.sqs'] }, { detail: { bucket: { name: ['raw'] } } }] }, true],
  [{ $or: [{ source: ['aws.sqs'] }, { source: ['aws.sns'] }] }, false],
])('%j matches: %s', (pattern, expected) => {
  expect(eventPattern(pattern)(EVENT)).toBe(expected);
});

test.each([
  [{ source: 'aws.s3' }, 'Event pattern is not valid'],
  [{ source: [{ prefix: 3 }] }, 'prefix must have a string, got 3'],
  [{ detail: { n: [{ numeric: ['>'] }] } }, 'numeric must be a list of operators and numbers'],
  [{ detail: { ip: [{ cidr: '10.0.0.0/8' }] } }, 'does not emulate the event pattern operator cidr'],
])('refuses %j', (pattern, message) => {
  expect(() => eventPattern(pattern)).toThrow(message);
});
