/** A point on paper: x to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One form of a digit, drawn in a field of about 100 × 100. */
export interface Allograph {
  /** Its frequency relative to the other forms of the digit. */
  readonly weight: number;
  readonly points: readonly Point[];
  /** Each stroke is a smooth curve through points, given by index; strokes stay joined at shared points. */
  readonly strokes: readonly (readonly number[])[];
}

/**
 * An allograph from its strokes, each as text: `'20,6 14,40 60,52'`. Strokes are joined where they share a point; a corner is
 * where one stroke ends and the next begins.
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
