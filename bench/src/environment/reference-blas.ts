/**
 * True if Python's linear algebra is the reference BLAS: plain loops, about 20 times slower than OpenBLAS. A comparison with it
 * would flatter vitrum.
 *
 * @param libraries - File names of the loaded linear algebra libraries; null or empty if unknown.
 */
export function isReferenceBlas(libraries: readonly string[] | null | undefined): boolean {
  if (libraries === undefined || libraries === null || libraries.length === 0) return false;
  return libraries.every((name) => /^libc?blas\.so/.test(name));
}

export const referenceBlasNote =
  'Python has only the reference BLAS here, some 20 times slower than OpenBLAS: the figures of PyTorch and NumPy are not theirs at ' +
  'their best, and targets against PyTorch are not judged. Debian: `apt-get install libopenblas0-pthread`.';
