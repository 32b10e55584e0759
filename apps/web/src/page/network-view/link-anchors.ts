import type { PictureForm } from '@vitrum/network';
import { mapsOf } from '../../shared/pictures/maps-of.ts';
import { pixelAt } from '../pictures/picture-place.ts';
import type { LayerSummary } from '../../shared/api/run.ts';
import { isReshaped } from './reshaped.ts';

/** A point on the link canvas, in CSS pixels. */
export type Point = readonly [x: number, y: number];

/** The ends of links: the units of a layer, or the network's inputs. */
export interface Anchors {
  /** The number of units shown. */
  readonly count: number;
  at(index: number): Point | undefined;
}

/** The current layout of all columns of the network view. */
export interface NetworkAnchors {
  readonly input: Anchors;
  readonly layers: readonly Anchors[];
}

/** Measures the columns inside of `stage`. */
export function measureAnchors(stage: HTMLElement, layers: readonly LayerSummary[], picture: PictureForm | undefined): NetworkAnchors {
  const origin = stage.getBoundingClientRect();
  const canvas = stage.querySelector<HTMLElement>('[data-picture]');
  const input = canvas !== null && picture !== undefined ? pixelAnchors(canvas, picture, origin) : dotAnchors(stage.querySelectorAll('[data-input]'), origin);
  return {
    input,
    layers: layers.map((layer, index) => {
      const maps = mapsOf(layer.outputShape);
      if (maps !== undefined) return mapAnchors(stage, index, maps, origin);
      // The numbers of a picture in a row are still those of the picture, or of its maps.
      if (isReshaped(layer) && layer.sources[0] === -1) return input;
      const before = isReshaped(layer) ? mapsOf(layer.inputShape) : undefined;
      if (before !== undefined) return mapAnchors(stage, layer.sources[0] ?? -1, before, origin);
      return dotAnchors(stage.querySelectorAll(`[data-layer="${index}"] > .network-view-dot`), origin);
    }),
  };
}

/** The pixels of the maps that are shown. */
function mapAnchors(stage: HTMLElement, layer: number, shape: PictureForm, origin: DOMRect): Anchors {
  const canvases = Array.from(stage.querySelectorAll(`[data-layer="${layer}"][data-map] > .feature-maps-picture`), (canvas) => canvas.getBoundingClientRect());
  const { height, width, channels } = shape;
  return {
    count: canvases.length === 0 ? 0 : height * width * channels,
    at: (index) => {
      const { map, row, column } = pixelAt(shape, index);
      const box = canvases[map];
      if (box === undefined) return undefined;
      return [box.left - origin.left + ((column + 0.5) / width) * box.width, box.top - origin.top + ((row + 0.5) / height) * box.height];
    },
  };
}

function pixelAnchors(canvas: HTMLElement, { width, height, channels }: PictureForm, origin: DOMRect): Anchors {
  const box = canvas.getBoundingClientRect();
  return {
    count: width * height * channels,
    at: (index) => {
      const { row, column } = pixelAt({ width, height, channels }, index);
      return [box.left - origin.left + ((column + 0.5) / width) * box.width, box.top - origin.top + ((row + 0.5) / height) * box.height];
    },
  };
}

function dotAnchors(dots: NodeListOf<Element>, origin: DOMRect): Anchors {
  const points = Array.from(dots, (dot): Point => {
    const box = dot.getBoundingClientRect();
    return [box.left - origin.left + box.width / 2, box.top - origin.top + box.height / 2];
  });
  return { count: points.length, at: (index) => points[index] };
}
