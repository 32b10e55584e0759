import type { OptionSchema, ReferenceKind } from '@vitrum/core';
import { kindBySingular } from '@vitrum/core/internal';
import type { Catalog, CatalogItem } from '../../shared/api/catalog.ts';

/** The choices for a reference of a kind, in order of registration. */
export const choicesOf = (catalog: Catalog | undefined, kind: ReferenceKind): readonly CatalogItem[] => catalog?.[kindBySingular[kind]] ?? [];

/** The options of a layer type; none if it is not registered. */
export const layerOptions = (catalog: Catalog | undefined, type: string): OptionSchema =>
  catalog?.layers.find(({ name }) => name === type)?.options ?? {};
