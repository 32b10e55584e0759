/** Maximum difference between the channels of a gray pixel: color JPEGs of gray pictures are not exact. */
const tolerance = 8;

/** True if an RGB picture has a pixel that is not gray. */
export function hasColor(rgb: Uint8Array): boolean {
  for (let i = 0; i < rgb.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = [rgb[i], rgb[i + 1], rgb[i + 2]];
    if (Math.abs(red - green) > tolerance || Math.abs(green - blue) > tolerance || Math.abs(red - blue) > tolerance) return true;
  }
  return false;
}

/**
 * Gray = 0.299 · red + 0.587 · green + 0.114 · blue, in fixed point with 16 fractional bits, rounded; gray pixels keep their
 * value.
 *
 * Source: ITU-R BT.601, §2.5.1; the whole numbers are those of Pillow, so both make the same gray.
 */
export function toGray(rgb: Uint8Array): Uint8Array {
  const gray = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < gray.length; i++) {
    const [red = 0, green = 0, blue = 0] = [rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]];
    gray[i] = (19_595 * red + 38_470 * green + 7471 * blue + 32_768) >> 16;
  }
  return gray;
}
