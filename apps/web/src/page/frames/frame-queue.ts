/** Approximate milliseconds of drawing per frame; the rest waits for the next one, so that the page stays smooth. */
const millisecondsAtATime = 4;

const waiting = new Set<() => void>();
let isAsked = false;

/**
 * Schedules a drawing after one of the next frames, never within a frame, so that DOM changes appear first. Drawings run in order of
 * request, each once.
 */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  ask();
}

/** Cancels a drawing. */
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
