/** A share as a percentage of four digits; a share below 1 never reads as 100%. */
export function percent(share: number): string {
  for (let digits = 4; ; digits += 1) {
    const rounded = Number((100 * share).toPrecision(digits));
    if (rounded < 100 || share >= 1 || digits > 15) {
      return `${rounded}%`;
    }
  }
}
