import type { DropMask } from '@vitrum/network';
import type { ShownStep } from '../../shared/api/theater.ts';

/** What a step leaves out of a layer's numbers; undefined where nothing can be. */
export const maskOf = (step: ShownStep | undefined, layer: number): DropMask | undefined => step?.masks.find((mask) => mask.layer === layer);
