import { count, dayName, figure, score } from './page-format';
import type { Markup, Part } from './page-markup';
import { markup } from './page-markup';
import type { DayResult, DemoResult } from './result';

/** The figures at the top. */
export function keyFigures({ rows, training, predictions, days, batch, deployment, audit, calls }: DemoResult): Markup {
  const alarms = days.filter(({ driftAlarm }) => driftAlarm);
  const chain = audit.intact ? 'of model changes, chain intact' : (audit.broken ?? 'chain broken');
  return markup`<dl class="figures">
${tile('rows', 'Rows delivered', figure('rows.in', rows.in, count(rows.in)), markup`${figure('rows.quarantined', rows.quarantined, count(rows.quarantined))} quarantined, each with its reason`)}
${tile('auc', 'Training AUC', figure('training.auc', training.auc, score(training.auc)), trainingNote(training))}
${tile('predictions', 'Live predictions', figure('predictions', predictions, count(predictions)), 'through the inference API')}
${tile('batch', 'Batch predictions', figure('batch.scored', batch.scored, count(batch.scored)), 'flights of 1 to 7 March at once')}
${tile('alarms', 'Days in drift alarm', markup`${figure('days#driftAlarm', alarms.length, count(alarms.length))} <small>of ${figure('days.length', days.length, count(days.length))}</small>`, alarmNote(alarms))}
${tile('version', 'Live version', figure('deployment.version', deployment.version, String(deployment.version)), packageName(deployment.modelPackageArn))}
${tile('denied', 'Denied AWS calls', figure('calls.denied', calls.denied, count(calls.denied)), markup`of ${figure('calls.made', calls.made, count(calls.made))}, IAM enforced`)}
${tile('audit', 'Audit records', figure('audit.records', audit.records, count(audit.records)), audit.intact ? chain : markup`<strong class="bad">${chain}</strong>`)}
</dl>`;
}

function tile(id: string, name: string, value: Markup, note: Part): Markup {
  return markup`<div id="${id}"><dt>${name}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>`;
}

function trainingNote({ precision, recall, rows }: DemoResult['training']): Markup {
  return markup`precision ${figure('training.precision', precision, score(precision))}, recall ${figure('training.recall', recall, score(recall))}; ${figure('training.rows', rows, count(rows))} rows`;
}

function alarmNote(alarms: readonly DayResult[]): string {
  return alarms.length === 0 ? 'the monitors stayed silent' : alarms.map(({ date }) => dayName(date)).join(', ');
}

/** `arn:...:model-package/group/3` as `group/3`. */
function packageName(arn: string): string {
  return arn.split(':model-package/').at(-1) ?? arn;
}
