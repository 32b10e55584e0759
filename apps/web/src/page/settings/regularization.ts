import type { Catalog, CatalogItem } from '../../shared/api/catalog.ts';

const l2Option = /^(?:l2|weight-?decay)/i;

/** A layer that drops units, if one is registered. */
export const dropoutLayer = (catalog: Catalog | undefined): CatalogItem | undefined => catalog?.layers.find(({ name }) => name === 'dropout');

/** The optimizers with weight decay. */
const l2Optimizers = (catalog: Catalog | undefined): readonly CatalogItem[] =>
  (catalog?.optimizers ?? []).filter(({ options }) => Object.keys(options).some((name) => l2Option.test(name)));

/** Where to find dropout and L2 on the page, if registered. */
export function describeRegularization(catalog: Catalog | undefined): string {
  const [dropout, l2] = [dropoutLayer(catalog), l2Optimizers(catalog)];
  if (dropout === undefined && l2.length === 0) return 'Dropout and L2 come as plugins; none is loaded.';
  return [
    dropout === undefined ? 'Dropout comes as a plugin; none is loaded.' : 'Dropout is a kind of layer: add a layer, and choose it there.',
    l2.length === 0 ? 'L2 comes as a plugin; none is loaded.' : `L2 is an option of ${l2.length > 1 ? 'these optimizers' : 'the optimizer'}: ${l2.map(({ name }) => name).join(', ')}.`,
  ].join(' ');
}
