import { createSignal } from 'solid-js';

const [touched, setTouched] = createSignal(false);
for (const event of ['pointermove', 'pointerdown', 'keydown']) addEventListener(event, () => setTouched(true), { once: true, passive: true });

/** Whether the visitor has moved since the page was opened: what a first view can do without is fetched then. */
export const isTouched = touched;
