import { withFigures } from '../../../scripts/compliance/security-page';

const packs = {
  packs: [{ pack: 'Serverless', blocks: true, applicable: 9, findings: 2, acknowledged: 2 }],
  acknowledgements: { 'last-stop': 2 },
  problems: [],
};
const parts = [{ name: 'supply chain', figures: { packages: 5, 'python packages': 99 }, problems: [] }];
const page = '# Security\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nrest\n';

test('the figures stand between the marks, without what depends on the machine; a second time changes nothing', () => {
  const written = withFigures(page, packs, parts);
  expect(written).toContain('| Serverless | 9 | 2 | 2 | 0 |');
  expect(written).toContain('| last-stop | 2 |');
  expect(written).toContain('| supply chain | 5 packages |');
  expect(written).not.toContain('old');
  expect(written).toMatch(/^# Security\n[\s\S]*rest\n$/);
  expect(withFigures(written, packs, parts)).toBe(written);
});

test('fails for a page without marks', () => {
  expect(() => withFigures('# Security', packs, parts)).toThrow('docs/security.md must hold <!-- figures: begin -->');
});
