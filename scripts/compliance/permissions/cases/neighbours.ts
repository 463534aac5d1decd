import type { Probe } from '../probe';
import { FOREIGN_ACCOUNT } from '../stage-access';
import type { Environment } from '../template';
import { RESTRICTING_KEYS } from './restricting-keys';

/** What belongs to somebody else: another dataset, model, environment or account. */
function strangers({ name, stage, account }: Environment): readonly (readonly [string, string])[] {
  return [
    ['flight-delay', 'other-model'],
    ['model-changes', 'other-records'],
    ['/batch/', '/other/'],
    ['AllTraffic', 'OtherTraffic'],
    ['flights', 'other-dataset'],
    [`plumbline-${name}`, 'plumbline-other'],
    [`plumbline_${name}`, 'plumbline_other'],
    [`plumbline/${name}`, 'plumbline/other'],
    [`${stage}-`, 'Other-'],
    [account, FOREIGN_ACCOUNT],
  ];
}

/** The probe asked of what belongs to somebody else, or without the condition, or under another one. */
export function neighbours(probe: Probe, environment: Environment): Probe[] {
  const elsewhere = strangers(environment).map(([from, to]): Probe => {
    const prefix = probe.keys['s3:prefix'];
    const keys = typeof prefix === 'string' ? { ...probe.keys, 's3:prefix': prefix.replaceAll(from, to) } : probe.keys;
    return { ...probe, resource: probe.resource.replaceAll(from, to), keys };
  });
  const restricting = Object.entries(RESTRICTING_KEYS).filter(([key]) => probe.keys[key] !== undefined);
  const otherwise = restricting.flatMap(([key, value]): Probe[] => [
    { ...probe, keys: { ...probe.keys, [key]: undefined } },
    { ...probe, keys: { ...probe.keys, [key]: value } },
  ]);
  return [...elsewhere, ...otherwise];
}
