/** Draws what an element shows as the inner part of an SVG, in the pixels of the element. */
export type VectorDrawing = (size: { readonly width: number; readonly height: number }) => string;

const drawings = new WeakMap<Element, VectorDrawing>();

/** Lets an element that paints pixels be saved as vectors. */
export function drawnBy(element: Element, drawing: VectorDrawing): void {
  drawings.set(element, drawing);
}

/** How an element is drawn as vectors; undefined where its parts are to be drawn. */
export const drawingOfElement = (element: Element): VectorDrawing | undefined => drawings.get(element);
