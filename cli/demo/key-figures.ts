import { count, dayName, figure, score } from './page-format';
import type { Markup, Part } from './page-markup';
import { markup } from './page-markup';
import type { DemoResult } from './result';

/** The row of figures at the top. */
export function keyFigures({ rows, training, predictions, days, deployment, calls }: DemoResult): Markup {
  const alarms = days.filter(({ driftAlarm }) => driftAlarm);
  const names = alarms.map(({ date }) => dayName(date)).join(', ');
  return markup`<dl class="figures">
${rowsIn(rows)}
${tile('auc', 'Training AUC', figure(training.auc, score(training.auc)), `precision ${score(training.precision)}, recall ${score(training.recall)}; ${count(training.rows)} rows`)}
${tile('predictions', 'Predictions', figure(predictions, count(predictions)), 'through the inference API')}
${tile('alarms', 'Days in alarm', markup`${figure(alarms.length, count(alarms.length))} <small>of ${days.length}</small>`, names === '' ? 'the monitors stayed silent' : names)}
${tile('version', 'Live version', figure(deployment.version, String(deployment.version)), packageName(deployment.modelPackageArn))}
${tile('calls', 'AWS calls', figure(calls.made, count(calls.made)), markup`${figure(calls.denied, count(calls.denied))} denied, IAM enforced`)}
</dl>`;
}

function tile(id: string, name: string, value: Markup, note: Part): Markup {
  return markup`<div id="${id}"><dt>${name}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>`;
}

/** Rows as a sum, since every row must be in one of the two places. */
function rowsIn(rows: DemoResult['rows']): Markup {
  const missing = rows.in - rows.good - rows.quarantined;
  const check =
    missing === 0 ? markup`every row is accounted for` : markup`<strong class="bad">${count(missing)} rows are not accounted for</strong>`;
  return markup`<div id="rows" class="sum"><dt>Rows</dt><dd class="value">
<span>${figure(rows.in, count(rows.in))} <small>in</small></span> <span class="sign">${missing === 0 ? '=' : '≠'}</span>
<span>${figure(rows.good, count(rows.good))} <small>good</small></span> <span class="sign">+</span>
<span>${figure(rows.quarantined, count(rows.quarantined))} <small>quarantined</small></span></dd><dd class="note">${check}</dd></div>`;
}

/** `arn:...:model-package/group/3` as `group/3`. */
function packageName(arn: string): string {
  return arn.split(':model-package/').at(-1) ?? arn;
}
