/** Places on the pad, as shares of its sides: the line of a pen. */
export type Line = readonly (readonly [x: number, y: number])[];

/** A digit as a person draws it. */
export interface DigitShape {
  readonly digit: number;
  readonly lines: readonly Line[];
}

/** Part of an ellipse, from and to in degrees, clockwise from the right. */
function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Line {
  const steps = Math.max(3, Math.round(Math.abs(to - from) / 36));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });
}

/** Two or three ways to draw each digit, at full size. */
export const digitShapes: readonly DigitShape[] = [
  { digit: 0, lines: [arc(0.5, 0.5, 0.25, 0.36, -90, 270)] },
  { digit: 0, lines: [arc(0.5, 0.5, 0.32, 0.34, -60, 300)] },
  { digit: 1, lines: [[[0.5, 0.14], [0.5, 0.86]]] },
  { digit: 1, lines: [[[0.58, 0.14], [0.44, 0.86]]] },
  { digit: 2, lines: [[...arc(0.48, 0.32, 0.22, 0.2, 190, 390), [0.28, 0.84], [0.74, 0.84]]] },
  { digit: 2, lines: [[...arc(0.48, 0.34, 0.24, 0.2, 200, 400), [0.26, 0.82], [0.5, 0.78], [0.78, 0.84]]] },
  { digit: 3, lines: [[...arc(0.46, 0.32, 0.22, 0.18, 200, 440), ...arc(0.46, 0.66, 0.25, 0.19, 280, 520)]] },
  { digit: 3, lines: [[[0.28, 0.16], [0.7, 0.16], [0.46, 0.44], ...arc(0.46, 0.63, 0.25, 0.21, 280, 510)]] },
  { digit: 4, lines: [[[0.34, 0.14], [0.28, 0.5], [0.74, 0.5]], [[0.68, 0.14], [0.64, 0.88]]] },
  { digit: 4, lines: [[[0.3, 0.16], [0.28, 0.46], [0.7, 0.46]], [[0.7, 0.14], [0.7, 0.88]]] },
  { digit: 5, lines: [[[0.72, 0.14], [0.36, 0.16], [0.32, 0.46], ...arc(0.47, 0.64, 0.23, 0.21, 240, 500)]] },
  { digit: 5, lines: [[[0.36, 0.16], [0.34, 0.44], ...arc(0.46, 0.63, 0.24, 0.21, 230, 510)], [[0.36, 0.16], [0.74, 0.14]]] },
  { digit: 6, lines: [[[0.62, 0.12], [0.42, 0.34], [0.3, 0.58], ...arc(0.48, 0.66, 0.19, 0.19, 180, -180)]] },
  { digit: 6, lines: [[...arc(0.62, 0.5, 0.34, 0.38, 265, 160), ...arc(0.48, 0.68, 0.2, 0.18, 170, -170)]] },
  { digit: 7, lines: [[[0.26, 0.18], [0.74, 0.18], [0.46, 0.86]]] },
  { digit: 7, lines: [[[0.24, 0.2], [0.72, 0.18], [0.56, 0.5], [0.48, 0.88]]] },
  { digit: 7, lines: [[[0.26, 0.26], [0.26, 0.18], [0.74, 0.18], [0.44, 0.86]]] },
  { digit: 8, lines: [[...arc(0.5, 0.32, 0.19, 0.17, 90, 450), ...arc(0.5, 0.68, 0.23, 0.19, -90, 270)]] },
  { digit: 8, lines: [arc(0.52, 0.32, 0.2, 0.18, 100, 460), arc(0.47, 0.68, 0.22, 0.18, -80, 280)] },
  { digit: 9, lines: [[...arc(0.48, 0.34, 0.2, 0.19, 0, -360), [0.68, 0.34], [0.64, 0.88]]] },
  { digit: 9, lines: [[...arc(0.47, 0.34, 0.21, 0.2, 10, -350), [0.66, 0.62], [0.52, 0.88]]] },
  { digit: 2, lines: [[[0.3, 0.26], [0.46, 0.16], [0.66, 0.22], [0.66, 0.4], [0.3, 0.82], [0.72, 0.82]]] },
  { digit: 3, lines: [[[0.3, 0.18], [0.6, 0.16], [0.68, 0.3], [0.44, 0.46], [0.68, 0.6], [0.64, 0.78], [0.44, 0.86], [0.28, 0.8]]] },
];

/** The shape smaller, its middle at another place. */
export const scaledShape = ({ digit, lines }: DigitShape, scale: number, [x, y]: readonly [number, number]): DigitShape => ({
  digit,
  lines: lines.map((line) => line.map(([px, py]) => [x + (px - 0.5) * scale, y + (py - 0.5) * scale] as const)),
});
