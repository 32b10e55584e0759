/** A positive size in two digits, as a power of ten where it is small: 0.0031, 4.2e−6. */
export function sizeInWords(size: number | undefined): string {
  if (size === undefined || !Number.isFinite(size)) return '';
  const text = size !== 0 && size < 0.001 ? size.toExponential(1) : String(Number(size.toPrecision(2)));
  return text.replace('e-', 'e−');
}
