import { createEffect, onCleanup, onMount, untrack } from 'solid-js';
import { drawNoMore, drawSoon } from './frame-queue.ts';

/** Sent to an element, draws at once what waits until the element comes into sight: a saved picture has all of it. */
export const drawAtOnce = 'draw';

/**
 * Redraws when the dependencies of `read` change: at most once per frame, between frames, and only while the element is visible.
 * Changes while hidden are drawn when it becomes visible.
 */
export function drawInFrames<T>(element: Element, read: () => T, draw: (latest: T) => void): void {
  let isInSight = false;
  let latest: { readonly value: T } | undefined;

  const drawNow = (): void => {
    if (latest === undefined) return;
    const { value } = latest;
    latest = undefined;
    untrack(() => {
      draw(value);
    });
  };
  const askForFrame = (): void => {
    if (isInSight && latest !== undefined) drawSoon(drawNow);
  };

  element.addEventListener(drawAtOnce, drawNow);
  createEffect(() => {
    latest = { value: read() };
    askForFrame();
  });
  onMount(() => {
    const onSight = (entries: readonly IntersectionObserverEntry[]): void => {
      isInSight = entries.at(-1)?.isIntersecting ?? false;
      askForFrame();
    };
    const observer = new IntersectionObserver(onSight, { rootMargin: '160px' });
    observer.observe(element);
    onCleanup(() => {
      observer.disconnect();
    });
  });
  onCleanup(() => {
    drawNoMore(drawNow);
  });
}
