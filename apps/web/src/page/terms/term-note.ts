import { createUniqueId } from 'solid-js';
import { glossary } from './glossary.ts';
import './term-note.css';

/** Pixels between a note and its term, and between it and the window's edge. */
const gap = 6;
const [nameId, meaningId] = [createUniqueId(), createUniqueId()];

let asked: HTMLElement | undefined;

const note = createNote();

/** Opens the note on a term beside the button that asks, or closes it where it is open there. */
export function explain(button: HTMLElement, told: string, of: string = told.toLowerCase()): void {
  const isOpenThere = asked === button;
  close();
  if (isOpenThere) return;
  asked = button;
  button.setAttribute('aria-expanded', 'true');
  part(nameId).textContent = told;
  part(meaningId).textContent = glossary.get(of) ?? 'The glossary says nothing of it.';
  note.showPopover();
  place(button.getBoundingClientRect());
  note.focus({ preventScroll: true });
}

function createNote(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'term-note';
  element.popover = 'manual'; // so that a press on the term closes it, and does not open it again
  element.tabIndex = -1;
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-labelledby', nameId);
  element.setAttribute('aria-describedby', meaningId);
  for (const [id, className] of [[nameId, 'term-note-name'], [meaningId, 'small']] as const) element.append(Object.assign(document.createElement('p'), { id, className }));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Enter') closeAndReturn();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== null && relatedTarget !== asked) close(); // a press on the term closes it by itself
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !element.contains(target) && asked?.contains(target) !== true) close();
  });
  for (const type of ['scroll', 'resize']) addEventListener(type, () => close(), { capture: true, passive: true });
  document.body.append(element);
  return element;
}

/** Below the term, or above it where there is no room; within the window. */
function place({ left, top, bottom }: DOMRect): void {
  const { width, height } = note.getBoundingClientRect();
  const below = bottom + gap;
  const y = below + height + gap <= innerHeight ? below : Math.max(gap, top - gap - height);
  note.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
  note.style.top = `${y}px`;
}

function closeAndReturn(): void {
  const back = asked;
  close();
  back?.focus();
}

function close(): void {
  asked?.setAttribute('aria-expanded', 'false');
  asked = undefined;
  if (note.matches(':popover-open')) note.hidePopover();
}

function part(id: string): HTMLElement {
  const element = note.querySelector<HTMLElement>(`#${id}`);
  if (element === null) throw new Error(`The note has no part ${id}.`);
  return element;
}
