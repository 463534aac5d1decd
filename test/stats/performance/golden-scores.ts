/**
 * 40 rows with ties, scored by two models. The golden values beside them are of scikit-learn 1.9.1, SciPy 1.17.1 and, for DeLong's variance, of
 * its definition by the full matrix of pairs and numpy.cov (NumPy 2.4.6).
 */
export const LABELS = Uint8Array.from('0001101000111000000011011000000111010101', Number);

export const FIRST = Float64Array.of(
  ...[0.33, 0.37, 0.36, 0.32, 0.59, 0.62, 0.26, 0.52, 0.37, 0.22, 0.97, 0.72, 0.33, 0.36, 0.47, 0.31, 0.49, 0.34, 0.48, 0.64],
  ...[0.43, 0.61, 0.26, 0.6, 0.33, 0.23, 0.31, 0.53, 0.58, 0.09, 0.19, 0.7, 0.17, 0.48, 0.33, 0.82, 0.49, 0.5, 0.28, 0.52],
);

export const SECOND = Float64Array.of(
  ...[0.55, 0.33, 0.34, 0.4, 0.48, 0.49, 0.2, 0.46, 0.33, 0.45, 0.76, 0.56, 0.45, 0.34, 0.56, 0.35, 0.52, 0.22, 0.48, 0.32],
  ...[0.17, 0.47, 0.22, 0.52, 0.63, 0.22, 0.28, 0.49, 0.55, 0.22, 0.27, 0.63, 0.35, 0.32, 0.36, 0.61, 0.32, 0.48, 0.24, 0.58],
);
