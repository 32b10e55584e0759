import type { PictureSize } from '../worker/api/data.ts';

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
export function measureAnchors(stage: HTMLElement, layers: number, picture: PictureSize | undefined): NetworkAnchors {
  const origin = stage.getBoundingClientRect();
  const canvas = stage.querySelector<HTMLElement>('[data-picture]');
  return {
    input: canvas !== null && picture !== undefined ? pixelAnchors(canvas, picture, origin) : dotAnchors(stage.querySelectorAll('[data-input]'), origin),
    layers: Array.from({ length: layers }, (_, layer) =>
      dotAnchors(stage.querySelectorAll(`[data-layer="${layer}"] > .network-view-dot`), origin),
    ),
  };
}

function pixelAnchors(canvas: HTMLElement, { width, height }: PictureSize, origin: DOMRect): Anchors {
  const box = canvas.getBoundingClientRect();
  return {
    count: width * height,
    at: (index) => [
      box.left - origin.left + (((index % width) + 0.5) / width) * box.width,
      box.top - origin.top + ((Math.floor(index / width) + 0.5) / height) * box.height,
    ],
  };
}

function dotAnchors(dots: NodeListOf<Element>, origin: DOMRect): Anchors {
  const points = Array.from(dots, (dot): Point => {
    const box = dot.getBoundingClientRect();
    return [box.left - origin.left + box.width / 2, box.top - origin.top + box.height / 2];
  });
  return { count: points.length, at: (index) => points[index] };
}
