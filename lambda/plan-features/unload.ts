import type { FeatureSource } from './contract';
import type { Range } from './time-split';

/** Athena's statement that computes the rows of a range and writes them below `target`. */
export function unloadStatement(source: FeatureSource, { name, from, to }: Range, target: string): string {
  const columns = name === 'rows' ? ['record_id', 'event_time', ...source.features] : [source.label, ...source.features];
  const format = name === 'rows' ? `format = 'JSON'` : `format = 'TEXTFILE', field_delimiter = ','`;
  const rows = render(source, `${from} 00:00:00`, `${to} 00:00:00`);
  return `UNLOAD (\nSELECT ${columns.join(', ')} FROM (\n${rows}\n)\n) TO '${target}' WITH (${format}, compression = 'gzip')`;
}

function render({ sql, dataset }: FeatureSource, from: string, to: string): string {
  return sql.replaceAll('{{from}}', from).replaceAll('{{to}}', to).replaceAll('{{dataset}}', `"${dataset}"`).trim();
}
