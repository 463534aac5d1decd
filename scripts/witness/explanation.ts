import type { Difference } from './differences';

/** Who is wrong where the sides differ. */
export const VERDICTS = {
  mended: 'ours was wrong and is mended: the sides must agree',
  theirs: 'MiniStack differs from AWS',
  'unsupported there': 'MiniStack has not got it',
  'not here': 'local mode has not got it: a clear error, or an optional field that is left out',
  open: 'AWS leaves it open',
} as const;

/** Explains differences. */
export interface Explanation {
  /** Label of a call; `*` stands for any text. */
  readonly call: string;
  /** Field of the answer, in the same way. @default - any */
  readonly field?: string;
  readonly verdict: keyof typeof VERDICTS;
  /** What AWS does, and what the side that is wrong does. */
  readonly why: string;
  /** Page of AWS's documentation that says so; needed where MiniStack is said to be wrong. */
  readonly page?: string;
}

/** How a run's differences stand to the explanations. */
export interface Judgement {
  readonly explained: readonly { readonly explanation: Explanation; readonly found: readonly Difference[] }[];
  readonly unexplained: readonly Difference[];
  /** Explanations of nothing, and explanations that lack their page. */
  readonly faults: readonly string[];
}

/** Gives each difference its first explanation. */
export function judge(differences: readonly Difference[], explanations: readonly Explanation[]): Judgement {
  const explained = explanations.map((explanation) => ({ explanation, found: [] as Difference[], matches: matcher(explanation) }));
  const unexplained = differences.filter((difference) => {
    const known = explained.find(({ matches, explanation }) => explanation.verdict !== 'mended' && matches(difference));
    known?.found.push(difference);
    return !known;
  });
  return { explained, unexplained, faults: explained.flatMap(({ explanation, found }) => faultsOf(explanation, found.length)) };
}

function faultsOf({ call, field, verdict, page }: Explanation, found: number): string[] {
  const name = `${call}${field === undefined ? '' : ` ${field}`}`;
  return [
    ...(verdict !== 'mended' && found === 0 ? [`stale: nothing differs at "${name}" any more`] : []),
    ...(verdict === 'theirs' && page === undefined ? [`no page of AWS says who is right at "${name}"`] : []),
  ];
}

function matcher({ call, field = '*' }: Explanation): (difference: Difference) => boolean {
  const [calls, fields] = [pattern(call), pattern(field)];
  return (difference) => calls.test(difference.call) && fields.test(difference.field);
}

function pattern(text: string): RegExp {
  return new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
}
