/** `a / b` as SageMaker Clarify publishes it: 0 / 0 is 0, anything else over 0 is infinite with the sign of `a`. */
export function divide(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : a / b;
}

/** `a - b`, of which two equal infinities are 0. */
export function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
