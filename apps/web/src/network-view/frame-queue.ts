/** Milliseconds of drawing in one frame, about: what is left over waits for the next one, so that the page stays smooth. */
const millisecondsPerFrame = 4;

const waiting = new Set<() => void>();
let frame: number | undefined;

/** Draws with one of the next frames; whoever came first is drawn first, and each once however often it asked. */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  frame ??= requestAnimationFrame(drawSome);
}

/** Takes a drawing back. */
export function drawNoMore(draw: () => void): void {
  waiting.delete(draw);
}

function drawSome(): void {
  frame = undefined;
  const endsAt = performance.now() + millisecondsPerFrame;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() >= endsAt) break;
  }
  if (waiting.size > 0) frame = requestAnimationFrame(drawSome);
}
