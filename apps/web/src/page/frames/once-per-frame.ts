import { onCleanup } from 'solid-js';

/** Wraps a function so that it runs at most once, in the next animation frame. */
export function oncePerFrame(work: () => void): () => void {
  let frame: number | undefined;
  onCleanup(() => {
    if (frame !== undefined) cancelAnimationFrame(frame);
  });
  return () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      work();
    });
  };
}
