import { textTable } from '../changes/text-table';
import type { CheckResult } from './finding';

/** What a check found, for people: one line for each finding, then the counts. */
export function checkReport({ findings, acknowledged, notEvaluated }: CheckResult): string {
  const several = new Set(findings.map(({ template }) => template)).size > 1;
  const rows = findings.map(({ template, resource, property, rule, message }) => ({
    template: several ? template : '',
    resource,
    property,
    rule,
    message,
  }));
  const counts = [
    `${findings.length} findings`,
    `${acknowledged.length} acknowledged in the templates`,
    `${notEvaluated.length} places that can't be evaluated`,
  ].join(', ');
  return [...(rows.length > 0 ? [textTable(rows), ''] : []), counts].join('\n');
}
