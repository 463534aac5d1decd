/** Rows under the names of their columns, as text; a column that is empty in every row is left out. */
export function textTable(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => row[name] !== ''));
  const header = Object.fromEntries(columns.map((name) => [name, name]));
  const cells = [header, ...rows].map((row) => columns.map((name) => (row[name] ?? '').replaceAll(/\s+/g, ' ')));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
