import { kindBySingular, type OptionSchema, type ReferenceKind } from '@vitrum/core';
import type { Catalog, CatalogItem } from '../worker/api/catalog.ts';

/** What can be chosen for a reference of a kind, in order of registration. */
export const choicesOf = (catalog: Catalog | undefined, kind: ReferenceKind): readonly CatalogItem[] => catalog?.[kindBySingular[kind]] ?? [];

/** The options of a layer type; none where it is not registered. */
export const layerOptions = (catalog: Catalog | undefined, type: string): OptionSchema =>
  catalog?.layers.find(({ name }) => name === type)?.options ?? {};
