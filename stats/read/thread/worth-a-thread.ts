/** Bytes of a file of records from which its halves are read in two threads: starting a thread takes as long as reading some megabytes. */
export const WORTH_HALVING = 1 << 24;

/** Bytes of the smaller of two files from which they are read side by side. */
export const WORTH_A_THREAD = 1 << 22;
