import { Command } from 'commander';
import { biasResult } from './bias-result';
import type { BiasRows } from './bias-rows';
import { biasRows } from './bias-rows';
import { biasTable } from './bias-table';
import type { BiasColumns } from './bias-texts';
import { EXIT } from './exit-code';
import { names, number } from './flag-values';
import { intervalsJson } from './interval-json';
import { writeResult } from './write-result';

interface Flags extends BiasColumns {
  readonly threshold: number;
  readonly json?: string;
}

/** `plumbline bias`: how differently labels and predictions treat the rows of a facet; exits with 4 unless there are rows of both facets. */
export function biasCommand(): Command {
  return new Command('bias')
    .description('bias of labels and predictions against the rows with a value of a facet, with 95 % intervals')
    .requiredOption('--data <file>', 'data file with a row for each person or thing')
    .requiredOption('--label <column>', 'what was true')
    .requiredOption('--positive <value...>', 'labels that are favourable; one number is a threshold when there are more than ten')
    .requiredOption('--facet <column>', 'what must make no difference, for example sex')
    .requiredOption('--facet-value <value...>', 'values of the facet d; one number is a threshold when there are more than ten')
    .option('--prediction <column>', "what was predicted, in the labels' words")
    .option('--group <column>', 'groups within which facets are compared (CDDL, CDDPL)')
    .option('--score <column>', 'probability of a favourable label, for thresholds by facet; decides without --prediction')
    .option('--threshold <score>', 'score from which the prediction is favourable', number, 0.5)
    .option('--features <a,b>', 'columns of numbers by which like rows are found (FT)', names)
    .option('--json <file>', 'write the result as JSON')
    .action(bias);
}

async function bias(flags: Flags): Promise<void> {
  const { threshold, json } = flags;
  const data = await biasRows(flags);
  const { rows } = data;
  const disadvantaged = rows.filter((row) => row.disadvantaged).length;
  const common = { version: 1, rows: rows.length, leftOut: data.leftOut, ...understood(flags, data, disadvantaged) };
  if (disadvantaged === 0 || disadvantaged === rows.length) {
    const reason = `both facets need a row, got ${rows.length - disadvantaged} of a and ${disadvantaged} of d`;
    await writeResult(json, { ...common, reason, preTraining: {}, postTraining: {} });
    console.log(`not enough data: ${reason}`);
    process.exitCode = EXIT.notEnoughData;
    return;
  }
  const result = biasResult(rows, threshold);
  const { preTraining, postTraining, mitigation } = result;
  await writeResult(json, {
    ...common,
    preTraining: intervalsJson(preTraining),
    postTraining: intervalsJson(postTraining),
    mitigation,
  });
  const left = data.leftOut === 0 ? '' : `, ${data.leftOut} without label or facet left out`;
  const facets = `facet d: ${flags.facet} ${data.rules?.facet.text ?? ''}, ${disadvantaged} rows; facet a: all other ${rows.length - disadvantaged} rows${left}`;
  console.log(`${biasTable(result)}\n\n${facets}`);
  process.exitCode = EXIT.fine;
}

/** Whose bias was measured, and how the values were understood. */
function understood({ label, facet }: Flags, { rows, rules }: BiasRows, disadvantaged: number): object {
  return rules === null
    ? {}
    : {
        label: { column: label, positive: rules.label.text },
        facet: { column: facet, disadvantaged: rules.facet.text, rows: { advantaged: rows.length - disadvantaged, disadvantaged } },
      };
}
