let context: OffscreenCanvasRenderingContext2D | null | undefined;
const known = new Map<string, string | undefined>();

/** A computed color as every program that reads SVG knows it: `rgb(…)`, or `rgba(…)`; undefined where it cannot be seen. */
export function plainColor(color: string): string | undefined {
  if (color === 'none' || color === 'transparent' || color === '') return undefined;
  if (!known.has(color)) known.set(color, readColor(color));
  return known.get(color);
}

/** A pixel tells it, whatever the color is written in: `color(srgb …)`, `oklab(…)`. */
function readColor(color: string): string | undefined {
  context ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return color;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  if (opacity === 0) return undefined;
  return opacity === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${(opacity / 255).toFixed(3)})`;
}
