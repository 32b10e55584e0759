const minExponent = -540;
const maxExponent = 513;

const powersOfTwo = /* @__PURE__ */ tabulatePowersOfTwo();

function tabulatePowersOfTwo(): Float64Array {
  const table = new Float64Array(maxExponent - minExponent + 1);
  // Doubling is exact; Math.pow need not be.
  let power = 1;
  for (let k = 0; k < -minExponent; k++) power /= 2;
  for (let index = 0; index < table.length; index++) {
    table[index] = power;
    power *= 2;
  }
  return table;
}

/**
 * y · 2ᵏ, in two steps because 2ᵏ alone need not be a 64-bit float.
 *
 * Rounded once, as the first step is exact: y·2^(k/2) must not leave the range of normal floats.
 *
 * @param k - A whole number from −1080 to 1026.
 */
export function scaleByPowerOfTwo(y: number, k: number): number {
  const half = k >> 1;
  const first = powersOfTwo[half - minExponent] ?? NaN;
  const second = powersOfTwo[k - half - minExponent] ?? NaN;
  return y * first * second;
}
