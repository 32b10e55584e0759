import type { Part } from './part.ts';

/** Brings a part of the lab into sight and the focus to it, so that the keyboard goes on from there. */
export function showPart(part: Part): void {
  const element = document.querySelector<HTMLElement>(`[data-part="${part}"]`);
  if (element === null) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'instant' : 'smooth' });
}
