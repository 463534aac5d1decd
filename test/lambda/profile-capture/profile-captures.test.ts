import { captureLine } from '../../../lambda/predict/capture';
import type { CapturesProfile } from '../../../lambda/profile-capture/profile-captures';
import { profileCaptures } from '../../../lambda/profile-capture/profile-captures';
import type { FeatureColumn } from '../../../lambda/shared/feature-columns';
import { columnSchema } from '../../../lambda/shared/feature-columns';
import { profile } from '../../../stats/profile/profile';
import type { Row } from '../../../stats/profile/schema';

const FEATURES: FeatureColumn[] = [
  { name: 'distance', type: 'integer' },
  { name: 'origin', type: 'string', monitored: false },
];
const TIME = new Date('2001-02-03T04:05:06Z');

function line(input: string, inferenceId = 'abc'): string {
  return captureLine({ inferenceId, time: TIME, input, output: '0.5' });
}

function profiled(...files: string[]): CapturesProfile {
  return profileCaptures(
    files.map((text, index) => ({ key: `${index}.jsonl`, bytes: Buffer.from(text) })),
    FEATURES,
  );
}

function profileOf(rows: Row[]): CapturesProfile['profile'] {
  return profile(rows, columnSchema(FEATURES));
}

test('profiles every row of every request of all files, missing values as such', () => {
  expect(profiled(line('500,ATL\n,LAX') + line('7,'), line('8,007'))).toEqual({
    profile: profileOf([
      { distance: 500, origin: 'ATL' },
      { distance: null, origin: 'LAX' },
      { distance: 7, origin: null },
      { distance: 8, origin: '007' },
    ]),
    unreadable: 0,
  });
});

test('leaves out the probes of a promotion', () => {
  expect(profiled(line('500,ATL', 'plumbline-probe'))).toEqual({ profile: profileOf([]), unreadable: 0 });
});

test('reads input that was captured as base64', () => {
  const record = line('500,ATL')
    .replace('"500,ATL"', `"${Buffer.from('500,ATL').toString('base64')}"`)
    .replace('"CSV"', '"BASE64"');
  expect(profiled(record).profile).toEqual(profileOf([{ distance: 500, origin: 'ATL' }]));
});

test.each([
  ['a torn line', '{"captureData":'],
  ['an unknown encoding', line('500,ATL').replaceAll('"CSV"', '"XML"')],
  ['a column too many', line('500,ATL,1')],
  ['text for a number', line('far,ATL')],
  ['no input', '{"captureData":{}}'],
])('counts %s as unreadable and goes on', (_, bad) => {
  expect(profiled(`${bad.trimEnd()}\n${line('7,ORD')}`)).toEqual({ profile: profileOf([{ distance: 7, origin: 'ORD' }]), unreadable: 1 });
});
