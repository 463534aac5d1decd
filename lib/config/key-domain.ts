/** The domains of data that have a key each; `signing` signs trained artefacts. */
export const KEY_DOMAINS = ['lake', 'features', 'models', 'monitoring', 'operations', 'signing'] as const;

/** A domain of data with a key of its own. */
export type KeyDomain = (typeof KEY_DOMAINS)[number];
