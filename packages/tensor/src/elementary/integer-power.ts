/**
 * xⁿ by repeated squaring. Relative error: at most (n − 1)·2⁻⁵³, as n − 1 products are rounded.
 *
 * Source: Knuth 1997, "The Art of Computer Programming", volume 2, section 4.6.3, algorithm A.
 *
 * @param n - A whole number of at least 0.
 */
export function integerPower(x: number, n: number): number {
  let power = 1;
  let square = x;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
