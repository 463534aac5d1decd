import type { Part } from '../../../scripts/compliance/part';
import { complianceReport, reportText } from '../../../scripts/compliance/report';
import { runParts } from '../../../scripts/compliance/run-parts';

const part = (name: string, problems: string[] = []): Part => ({ name, figures: { templates: 3 }, problems });

test('an error of a part is a problem of that part, and the parts after it still run', async () => {
  async function broken(): Promise<Part> {
    throw new Error('cdk.out must hold templates');
  }
  const parts = await runParts([[broken, async () => part('after')], [async () => part('beside')]]);
  expect(parts.map(({ name, problems }) => [name, ...problems])).toEqual([
    ['broken', 'cdk.out must hold templates'],
    ['after'],
    ['beside'],
  ]);
});

test('the report passes without problems, and names the part of each problem', () => {
  const packs = { packs: [], acknowledgements: { boundary: 2 }, problems: [] };
  const report = (problems: string[]): ReturnType<typeof complianceReport> =>
    complianceReport(
      packs,
      [
        { ...part('cfn-lint', problems), seconds: 1.5 },
        { ...part('pitfalls'), seconds: 0.5 },
      ],
      { synthesis: 1, total: 2 },
    );
  expect(report([]).passed).toBe(true);
  expect(report(['a.json breaks E1: no'])).toEqual({
    version: 1,
    passed: false,
    packs: [],
    acknowledgements: { boundary: 2 },
    witnesses: { 'cfn-lint': { templates: 3 } },
    proofs: { pitfalls: { templates: 3 } },
    problems: ['cfn-lint: a.json breaks E1: no'],
    seconds: { 'cfn-lint': 1.5, pitfalls: 0.5, synthesis: 1, total: 2 },
  });
  expect(reportText(report(['a.json breaks E1: no']))).toMatch(
    /cfn-lint {2}3 templates +1 +1\.5\npitfalls {2}3 templates +0 +0\.5\n\ncfn-lint: a.json breaks E1: no\n\nproblems: 1, seconds: 2\.0$/,
  );
});
