/**
 * What a profile keeps of many different values: `all`, or what a comparison needs, which is much faster: no quantile sketch, and no count of
 * different fractional numbers.
 */
export type Sketches = 'all' | 'compare';
