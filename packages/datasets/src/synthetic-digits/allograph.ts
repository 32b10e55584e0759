/** A place on paper: x to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One way of writing a digit, drawn in a field of about 100 × 100. */
export interface Allograph {
  /** How often it is chosen, beside the others of its digit. */
  readonly weight: number;
  readonly points: readonly Point[];
  /** Each stroke runs smoothly through some of the points, by index; strokes that share a point stay joined there. */
  readonly strokes: readonly (readonly number[])[];
}

/**
 * An allograph from its strokes, each as text: `'20,6 14,40 60,52'`. Where two strokes name the same point they are joined;
 * a corner is where one stroke ends and the next begins.
 */
export function allograph(weight: number, ...strokes: readonly string[]): Allograph {
  const names: string[] = [];
  const indexOf = (name: string): number => {
    const known = names.indexOf(name);
    return known === -1 ? names.push(name) - 1 : known;
  };
  const indices = strokes.map((stroke) => stroke.split(' ').map(indexOf));
  return { weight, points: names.map(readPoint), strokes: indices };
}

function readPoint(text: string): Point {
  const [x = NaN, y = NaN] = text.split(',').map(Number);
  return { x, y };
}
