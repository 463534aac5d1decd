import { writeFileSync } from 'node:fs';
import type { MlRule } from '../lib/compliance/ml/rule';
import { ML_RULES } from '../lib/compliance/ml/rules';
import { NOT_ENFORCED, SAGEMAKER_CONTROLS } from '../lib/compliance/ml/security-hub';

/** Where the rules are listed. */
export const RULES_FILE = 'docs/RULES.md';

const INTRODUCTION = `# Rules for machine learning
Written from the code by \`npm run build && node dist/scripts/ml-rules.js\`; a test fails when it is stale. Do not edit.

The pack \`MlSecurityChecks\` has ${ML_RULES.length} rules. It checks resources of a template as CloudFormation will see them, typed or raw, and what they start:
tasks of Step Functions (JSONata \`Arguments\` and JSONPath \`Parameters\`, inside maps and branches too) and steps of SageMaker Pipelines.
A value that is only known at run time fails a rule, and so does a parameter that may be left empty.

It blocks synthesis here, works in any CDK app, and checks any template by [\`plumbline check\`](guides/check-a-template.md):

\`\`\`ts
Validations.of(app).addPlugins(new MlSecurityChecks());
\`\`\`

A rule is *mapped to* controls of NIST SP 800-53 revision 5, the HIPAA Security Rule (45 CFR), PCI DSS 4.0.1 and the GDPR (articles): it serves what they
ask for. A mapping is no statement that anything complies with them.
`;

/** Every rule with why it is, how to fix what it finds, and what it is mapped to, as Markdown. */
export function mlRules(): string {
  return [INTRODUCTION, securityHub(), '## Rules\n', ...ML_RULES.map(section)].join('\n');
}

function securityHub(): string {
  const enforced = SAGEMAKER_CONTROLS.filter((control) => rulesOf(control).length > 0);
  const rows = SAGEMAKER_CONTROLS.map((control) => {
    const links = rulesOf(control).map(({ name }) => `[${name}](#${name.toLowerCase()})`);
    return `| ${control} | ${links.length > 0 ? links.join(', ') : `not enforced: ${NOT_ENFORCED[control]}`} |`;
  });
  const title = '## Security Hub: AI Security Best Practices v1.0.0, SageMaker';
  const count = `${SAGEMAKER_CONTROLS.length} controls: ${enforced.length} enforced, ${SAGEMAKER_CONTROLS.length - enforced.length} documented.`;
  return [title, count, '', '| control | rule |', '|---|---|', ...rows, ''].join('\n');
}

function section({ name, info, why, fix, types, controls }: MlRule): string {
  const mapped = [
    ['Security Hub', controls.securityHub],
    ['NIST', controls.nist],
    ['HIPAA', controls.hipaa],
    ['PCI DSS', controls.pci],
    ['GDPR', controls.gdpr],
  ] as const;
  return [
    `### ${name}`,
    info,
    `- Why: ${why}`,
    `- Fix: ${fix}`,
    `- Looks at: ${types.map((type) => `\`${type.replace('AWS::', '')}\``).join(', ')}`,
    `- Mapped to: ${mapped
      .filter(([, ids]) => ids.length > 0)
      .map(([framework, ids]) => `${framework} ${ids.join(', ')}`)
      .join('; ')}`,
    '',
  ].join('\n');
}

function rulesOf(control: string): MlRule[] {
  return ML_RULES.filter(({ controls }) => controls.securityHub.includes(control));
}

if (require.main === module) {
  writeFileSync(RULES_FILE, mlRules());
}
