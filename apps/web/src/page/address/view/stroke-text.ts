import type { InkPoint, Stroke } from '../../drawing-pad/stroke.ts';

/** A point is x, y and the width of the line, a byte each; the width as a share of a quarter of the pad. */
const bytesPerPoint = 3;
const widest = 0.25;

/** Points nearer than this to the last one that is kept are left out. */
const spacing = 0.015;

/** A stroke begins with the number of its points, a byte. */
const maxPoints = 255;

/** More than this would make links that chats cut short. */
const maxLength = 4000;

/** Writes strokes for an address, in base64url; undefined where there are none, or too many for a link. */
export function writeStrokes(strokes: readonly Stroke[]): string | undefined {
  const bytes = strokes.map(thin).flatMap((stroke) => [stroke.length, ...stroke.flatMap(bytesOf)]);
  const text = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return text === '' || text.length > maxLength ? undefined : text;
}

/** Reads what {@link writeStrokes} wrote; undefined for anything else. */
export function readStrokes(text: string): readonly Stroke[] | undefined {
  if (!/^[\w-]+$/.test(text) || text.length > maxLength || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  const strokes: Stroke[] = [];
  for (let at = 0; at < bytes.length; ) {
    const count = bytes[at] ?? 0;
    const end = at + 1 + count * bytesPerPoint;
    if (count === 0 || end > bytes.length) return undefined;
    strokes.push(Array.from({ length: count }, (_, point) => pointOf(bytes.subarray(at + 1 + point * bytesPerPoint))));
    at = end;
  }
  return strokes;
}

function thin(stroke: Stroke): Stroke {
  const kept: InkPoint[] = [];
  for (const [index, point] of stroke.entries()) {
    const last = kept.at(-1);
    if (last === undefined || index === stroke.length - 1 || Math.hypot(point.x - last.x, point.y - last.y) >= spacing) kept.push(point);
  }
  return kept.slice(0, maxPoints);
}

const byteOf = (share: number): number => Math.round(255 * Math.min(1, Math.max(0, share)));

const bytesOf = ({ x, y, width }: InkPoint): readonly number[] => [byteOf(x), byteOf(y), byteOf(width / widest)];

const pointOf = ([x = 0, y = 0, width = 0]: Uint8Array): InkPoint => ({ x: x / 255, y: y / 255, width: (widest * width) / 255 });
