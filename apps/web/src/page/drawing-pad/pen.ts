import type { Place } from './stroke.ts';

/** One of the network's 28 pixels. */
const step = 1 / 28;

const directions: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The pen after an arrow key: moved by one network pixel, within the pad; undefined for any other key. */
export function movePen({ x, y }: Place, key: string): Place | undefined {
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const [right, down] = direction;
  return { x: withinPad(x + right * step), y: withinPad(y + down * step) };
}

const withinPad = (value: number): number => Math.max(0, Math.min(1, value));
