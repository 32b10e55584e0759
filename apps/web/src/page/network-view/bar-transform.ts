/** The CSS transform that scales a full-width bar to an output, starting from zero at `zero` per cent of the track. */
export function barTransform(output: number, limit: number, zero: number): string {
  const length = Number.isFinite(output) ? (Math.abs(output) / limit) * (100 - zero) : 0;
  return `translateX(${output < 0 ? zero - length : zero}%) scaleX(${length / 100})`;
}
