import { storeLanes } from '../simd/tail';
import { highLanes, lowLanes, rounded } from '../simd/wide-lanes';

/** b ← b + rest·(g − b), x = g + mu·(b − g), in 64 bits and then rounded: the momentum of Jordan et al. 2024 and what it points to. */
export function muonMomentum(gradient: usize, b: usize, x: usize, length: i32, mu: f64, rest: f64): void {
  for (; length > 0; length -= 4, gradient += 16, b += 16, x += 16) {
    const g = v128.load(gradient);
    const speed = toward(v128.load(b), g, rest);
    storeLanes(b, speed, length);
    storeLanes(x, toward(g, speed, mu), length);
  }
}

/** from + share·(to − from) */
// @ts-ignore: decorator
@inline
function toward(from: v128, to: v128, share: f64): v128 {
  const factor = f64x2.splat(share), first = lowLanes(from), second = highLanes(from);
  return rounded(
    f64x2.add(first, f64x2.mul(factor, f64x2.sub(lowLanes(to), first))),
    f64x2.add(second, f64x2.mul(factor, f64x2.sub(highLanes(to), second))),
  );
}
