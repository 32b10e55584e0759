/** An axis from a round number to a round number, in even steps. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly ticks: readonly number[];
}

/** The smallest scale of round numbers with at most so many steps that holds a range. */
export function roundScale(from: number, to: number, mostSteps: number): Scale {
  const step = roundStep((to - from) / mostSteps, (each) => Math.ceil(to / each) - Math.floor(from / each) <= mostSteps);
  const [first, last] = [Math.floor(from / step), Math.ceil(to / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => multiple(first + index, step));
  return { minimum: multiple(first, step), maximum: multiple(last, step), ticks };
}

/** The round numbers within a range, at most so many steps apart. */
export function ticksWithin(from: number, to: number, mostSteps: number): readonly number[] {
  const step = roundStep((to - from) / mostSteps, (each) => Math.floor(to / each) - Math.ceil(from / each) <= mostSteps);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => multiple(first + index, step));
}

/** The first of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … from a size on that serves. */
function roundStep(size: number, serves: (step: number) => boolean): number {
  let power = Number(`1e${Number(size.toExponential().split('e')[1])}`);
  for (;;) {
    const found = [1, 2, 5].map((digit) => digit * power).find((step) => step >= size && serves(step));
    if (found !== undefined) return found;
    power *= 10;
  }
}

/** Without the last digits that a step such as 0.1 leaves behind; without the sign of zero. */
const multiple = (count: number, step: number): number => Number((count * step).toPrecision(12)) + 0;
