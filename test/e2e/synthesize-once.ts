import { synthesize } from '../../cli/demo/synthesize';

/** Jest's global set-up: one synthesis for all tests. */
export default synthesize;
