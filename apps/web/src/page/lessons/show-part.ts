import type { Part } from './part.ts';

/** Scrolls to a part of the lab and focuses it, so that the keyboard continues from there. */
export function showPart(part: Part): void {
  const element = document.querySelector<HTMLElement>(`[data-part="${part}"]`);
  if (element === null) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const prefersReducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: prefersReducedMotion ? 'instant' : 'smooth' });
}
