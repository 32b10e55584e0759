import { clearFloats, copyFloats } from '../simd/copy';

// A picture in a frame of zeros: what windows that stand out of it read.

/**
 * Copies a picture [height, width, channels] to where its first pixel comes to (top, left) of a frame of other sides, as far as it
 * fits in. The rest of the frame stays as it is. Negative tops and lefts are cut off.
 */
export function copyToFrame(
  picture: usize, height: i32, width: i32, channels: i32, frame: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32,
): void {
  const first = max(0, -left);
  const count = (min(width, frameWidth - left) - first) * channels;
  for (let row = max(0, -top); row < height && row + top < frameHeight; row++) {
    const to = frame + (<usize>(((row + top) * frameWidth + left + first) * channels) << 2);
    copyFloats(to, picture + (<usize>((row * width + first) * channels) << 2), count);
  }
}

/** The other way round; what lies outside of the frame becomes zero. */
export function copyFromFrame(
  frame: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32, picture: usize, height: i32, width: i32, channels: i32,
): void {
  if (top < 0 || left < 0 || frameHeight - top < height || frameWidth - left < width) clearFloats(picture, height * width * channels);
  const first = max(0, -left);
  const count = (min(width, frameWidth - left) - first) * channels;
  for (let row = max(0, -top); row < height && row + top < frameHeight; row++) {
    const from = frame + (<usize>(((row + top) * frameWidth + left + first) * channels) << 2);
    copyFloats(picture + (<usize>((row * width + first) * channels) << 2), from, count);
  }
}
