/** The step that balances rounding against truncation in 64-bit: the cube root of 2⁻⁵². */
const relativeStep = 6.055454452393343e-6;

/**
 * The derivative of `f` by central differences in 64-bit: (f(x + h) − f(x − h)) / 2h with h = ∛ε · max(1, |x|). Used
 * for plugins without a derivative.
 *
 * Source: Press et al., Numerical Recipes, 3rd edition, section 5.7.
 */
export function centralDifference(f: (x: number) => number): (x: number) => number {
  return (x) => {
    const h = relativeStep * Math.max(1, Math.abs(x));
    const above = x + h;
    const below = x - h;
    return (f(above) - f(below)) / (above - below); // the actual step, rounding included
  };
}
