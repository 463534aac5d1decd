/** What a pattern finds in a message, by `$.path` or `$name`; undefined where there is nothing. */
export type Extracted = (selector: string) => unknown;

/** What a pattern finds in a message that matches; undefined for one that does not. */
export type Matcher = (message: string) => Extracted | undefined;
