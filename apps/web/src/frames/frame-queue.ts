/** Milliseconds of drawing at a time, about: what is left over waits for the next frame, so that the page stays smooth. */
const millisecondsAtATime = 4;

const waiting = new Set<() => void>();
let isAsked = false;

/**
 * Draws soon after one of the next frames, never in one: what was written for the frame is on the screen before. Whoever came
 * first is drawn first, and each once however often it asked.
 */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  ask();
}

/** Takes a drawing back. */
export function drawNoMore(draw: () => void): void {
  waiting.delete(draw);
}

function ask(): void {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => setTimeout(drawSome));
}

function drawSome(): void {
  isAsked = false;
  const endsAt = performance.now() + millisecondsAtATime;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() >= endsAt) break;
  }
  if (waiting.size > 0) ask();
}
