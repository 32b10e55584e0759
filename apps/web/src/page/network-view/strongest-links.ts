/** One weight and its product, weight · activation. */
export interface Link {
  readonly input: number;
  readonly unit: number;
  readonly product: number;
}

/** The links to choose from. */
export interface LinkSelection {
  /** The layer's inputs. */
  readonly inputs: Float32Array;
  /** Shape [inputs, units], row after row. */
  readonly weights: Float32Array;
  readonly units: number;
  /** Number of links to choose. */
  readonly count: number;
  /** Only links of inputs and units below these indices. */
  readonly shownInputs: number;
  readonly shownUnits: number;
  /** Only links into this unit. */
  readonly into?: number;
  /** Only links from this input. */
  readonly from?: number;
}

const bins = 1024;

/**
 * The links with the largest |weight · activation|, in descending order. Magnitudes are counted in bins, in linear time, since this
 * runs in every frame.
 */
export function strongestLinks(selection: LinkSelection): readonly Link[] {
  const largest = maxMagnitude(selection);
  if (largest === 0) return [];
  const counts = new Uint32Array(bins);
  const binOf = (product: number): number => Math.min(bins - 1, Math.floor(Math.sqrt(Math.abs(product) / largest) * bins));
  eachLink(selection, (_, __, product) => {
    const bin = binOf(product);
    counts[bin] = (counts[bin] ?? 0) + 1;
  });
  const lowest = lowestBin(counts, selection.count);
  const links: Link[] = [];
  eachLink(selection, (input, unit, product) => {
    if (binOf(product) >= lowest) links.push({ input, unit, product });
  });
  return links.toSorted((first, second) => Math.abs(second.product) - Math.abs(first.product)).slice(0, selection.count);
}

function maxMagnitude(selection: LinkSelection): number {
  let largest = 0;
  eachLink(selection, (_, __, product) => {
    largest = Math.max(largest, Math.abs(product));
  });
  return largest;
}

/** The lowest bin needed to get the wanted number. */
function lowestBin(counts: Uint32Array, wanted: number): number {
  let found = 0;
  for (let bin = bins - 1; bin > 0; bin--) {
    found += counts[bin] ?? 0;
    if (found >= wanted) return bin;
  }
  return 0;
}

/** Visits the links whose product is finite and not zero. */
function eachLink(selection: LinkSelection, visit: (input: number, unit: number, product: number) => void): void {
  const { inputs, weights, units, shownInputs, shownUnits, into, from } = selection;
  const [firstUnit, endUnit] = into === undefined ? [0, Math.min(units, shownUnits)] : [into, into + 1];
  const [firstInput, endInput] = from === undefined ? [0, Math.min(inputs.length, shownInputs)] : [from, from + 1];
  for (let input = firstInput; input < endInput; input++) {
    const activation = inputs[input] ?? 0;
    if (activation === 0) continue;
    for (let unit = firstUnit; unit < endUnit; unit++) {
      const product = activation * (weights[input * units + unit] ?? 0);
      if (product !== 0 && Number.isFinite(product)) visit(input, unit, product);
    }
  }
}
