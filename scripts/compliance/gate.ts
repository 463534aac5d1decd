import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundles } from './bundles';
import { cfnLint } from './cfn-lint';
import { cloudFormationValidate } from './cloudformation-validate';
import { controlTower } from './control-tower';
import { SYNTHESIZED } from './folders';
import { packResults, packsPart } from './packs';
import { pitfalls } from './pitfalls';
import { policies } from './policies';
import { policyMutation } from './policy-mutation';
import { complianceReport, reportText } from './report';
import { requestShapes } from './request-shapes';
import { measured, runParts, secondsSince } from './run-parts';
import { sameSynthesis } from './same-synthesis';
import { securityPage } from './security-page';
import { statefulSafety } from './stateful-safety';
import { stateLanguage } from './state-language';
import { supplyChain } from './supply-chain';
import { synthesizeAgain } from './synthesize-again';

/**
 * Proves what can be proved offline of the templates in `cdk.out` and of the examples; see docs/security.md.
 *
 * @param write brings the figures of that page up to date
 */
async function gate(write: boolean): Promise<void> {
  const start = performance.now();
  const { result: app, seconds: synthesis } = measured(synthesizeAgain);
  const { result: packs, seconds: packSeconds } = measured(() => packResults(app));
  const others = await runParts([
    [cfnLint, controlTower],
    [
      cloudFormationValidate,
      sameSynthesis,
      stateLanguage,
      requestShapes,
      bundles,
      policies,
      policyMutation,
      statefulSafety,
      supplyChain,
      pitfalls,
    ],
  ]);
  const parts = [{ ...packsPart(packs), seconds: packSeconds }, ...others];
  const page = { ...securityPage(packs, parts, write), seconds: 0 };
  const report = complianceReport(packs, [...parts, page], { synthesis, total: secondsSince(start) });
  writeFileSync(join(SYNTHESIZED, 'compliance.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(reportText(report));
  process.exitCode = report.passed ? 0 : 1;
}

gate(process.argv.includes('--write')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
