const MAX_STEPS = 10_000;
const PRECISION = 1e-15;
/** Keeps Lentz's continued fraction from a division by zero. */
const TINY = 1e-300;

/** Godfrey's coefficients (2001) of Lanczos's approximation with g = 7: relative error below 1e-14. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function of `x` > 0. */
export function logGamma(x: number): number {
  const y = x - 1;
  const t = y + 7.5;
  const sum = LANCZOS.reduce((total, coefficient, i) => total + (i === 0 ? coefficient : coefficient / (y + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Probability that a gamma variable with this `shape` and scale 1 exceeds `value`: the regularized upper incomplete gamma function
 * Q(shape, value), by series below `shape` + 1 and by continued fraction above (Press et al., Numerical Recipes, 3rd ed., section 6.2).
 */
export function gammaTail(value: number, shape: number): number {
  if (!(shape > 0)) {
    throw new Error(`shape must be greater than 0, got ${shape}`);
  }
  if (value <= 0) {
    return 1;
  }
  if (value === Infinity) {
    return 0;
  }
  const scale = Math.exp(-value + shape * Math.log(value) - logGamma(shape));
  return value < shape + 1 ? 1 - scale * series(shape, value) : scale * continuedFraction(shape, value);
}

function series(shape: number, value: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MAX_STEPS && term > sum * PRECISION; n++) {
    term *= value / (shape + n);
    sum += term;
  }
  return sum;
}

function continuedFraction(shape: number, value: number): number {
  let b = value + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MAX_STEPS; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) {
      break;
    }
  }
  return h;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
