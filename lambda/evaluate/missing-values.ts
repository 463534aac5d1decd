/** How a missing value is written in CSV: as Athena's UNLOAD does, and as containers take it. */
export const MISSING: ReadonlySet<string> = new Set(['\\N', '']);
