/** The products to write out, and the sum of all others. */
export interface TopProducts {
  /** Inputs, by descending |product|. */
  readonly shown: readonly number[];
  readonly others: number;
  readonly sumOfOthers: number;
}

/** All products in order if they fit, otherwise the `count` largest in magnitude. */
export function topProducts(products: readonly number[], count: number, maxInFull = 64): TopProducts {
  const inputs = [...products.keys()];
  if (products.length <= maxInFull) return { shown: inputs, others: 0, sumOfOthers: 0 };
  const size = (input: number): number => Math.abs(products[input] ?? 0);
  const shown = inputs.toSorted((first, second) => size(second) - size(first)).slice(0, count);
  const isShown = new Set(shown);
  const sumOfOthers = products.reduce((sum, product, input) => (isShown.has(input) ? sum : sum + product), 0);
  return { shown, others: products.length - shown.length, sumOfOthers };
}
