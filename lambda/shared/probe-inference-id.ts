/** Inference id of the probes that a promotion sends; monitoring leaves them out. */
export const PROBE_INFERENCE_ID = 'plumbline-probe';
