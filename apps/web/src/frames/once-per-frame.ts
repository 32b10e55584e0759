import { onCleanup } from 'solid-js';

/** A function that, however often it is called, does the work once, with the next picture that the screen shows. */
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
