import { INSTANCE_TYPE } from '../../../../lib/config/rules/instance-type';

test.each(['ml.m5.large', 'ml.c5n.xlarge', 'ml.m7i.2xlarge', 'ml.c6i.32xlarge', 'ml.p3.2xlarge', 'ml.inf2.xlarge', 'ml.t3.medium'])(
  'takes %s',
  (type) => {
    expect(INSTANCE_TYPE.holds(type, {})).toBe(true);
  },
);

test.each(['m5.large', 'ml.m5', 'ml.M5.large', 'large', ''])('refuses %j, which is no instance type', (type) => {
  expect(INSTANCE_TYPE.holds(type, {})).toBe(false);
});

test.each([
  'ml.m5d.large',
  'ml.m6gd.xlarge',
  'ml.r6id.xlarge',
  'ml.g4dn.xlarge',
  'ml.g5.xlarge',
  'ml.p4de.24xlarge',
  'ml.p5.48xlarge',
  'ml.trn1.2xlarge',
])('pitfall 15: refuses %s, whose local storage takes no key', (type) => {
  expect(INSTANCE_TYPE.holds(type, {})).toBe(false);
});
