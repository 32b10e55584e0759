import { byteRows, selectRows, type Rows } from '@vitrum/datasets';
import type { DataFile } from '../disk/data-file.ts';
import { fileRows } from '../disk/file-rows.ts';
import { createTemporaryFile } from '../disk/temporary-file.ts';
import { performAll } from '../perform-all.ts';
import { decodePicture, type DecodeOptions } from '../pictures/decode-picture.ts';
import { readOrSkip } from '../pictures/skip-damaged.ts';
import type { ListedPicture } from './list-pictures.ts';

/** How the pictures of a folder are decoded. */
export interface FolderDecodeOptions {
  readonly decode: DecodeOptions & { readonly resize: NonNullable<DecodeOptions['resize']> };
  /** The most bytes of pixels that are held in memory. */
  readonly budget: number;
  /** True: what cannot be decoded is left out. */
  readonly skipsDamaged: boolean;
}

/** Decoded pictures, all of one size, as red, green and blue. */
export interface DecodedFolder {
  /** The pictures that could be decoded. */
  readonly pictures: readonly ListedPicture[];
  readonly damaged: readonly ListedPicture[];
  readonly hasColor: boolean;
  /** What had to be done so that pictures can be seen, and with how many. */
  readonly remarks: ReadonlyMap<string, number>;
  /** Rows of the given number of channels; 1 takes the first channel, which is right where there is no color. */
  open(channels: 1 | 3): Rows;
}

/** Decoders at work at once: each uses a core, and holds one whole picture. */
const decodersAtOnce = 4;

/**
 * Decodes pictures into memory, or where there are too many into a temporary file.
 *
 * @throws VITRUM_INVALID_IMAGE, VITRUM_OUTPUT_UNWRITABLE
 */
export async function decodePictures(listed: readonly ListedPicture[], options: FolderDecodeOptions): Promise<DecodedFolder> {
  const { width, height } = options.decode.resize;
  const rowBytes = 3 * width * height;
  const isLarge = listed.length * rowBytes > options.budget;
  const file = isLarge ? createTemporaryFile() : undefined;
  const memory = new Uint8Array(isLarge ? 0 : listed.length * rowBytes);
  const isDamaged = new Uint8Array(listed.length);
  const remarks = new Map<string, number>();
  let hasColor = false;

  async function decode(index: number): Promise<void> {
    const picture = listed[index];
    const rgb = picture && (await decodeOne(picture, options));
    if (rgb === undefined) {
      isDamaged[index] = 1;
      return;
    }
    hasColor ||= rgb.hasColor;
    for (const remark of rgb.remarks) remarks.set(remark, (remarks.get(remark) ?? 0) + 1);
    if (file === undefined) memory.set(rgb.pixels, index * rowBytes);
    else file.write(rgb.pixels, index * rowBytes);
  }

  try {
    await performAll(listed.length, decodersAtOnce, decode);
  } catch (error) {
    file?.content.close();
    throw error;
  }
  const kept = Uint32Array.from(listed.keys()).filter((index) => isDamaged[index] === 0);
  return {
    pictures: listed.filter((_, index) => isDamaged[index] === 0),
    damaged: listed.filter((_, index) => isDamaged[index] === 1),
    hasColor,
    remarks,
    open: (channels) =>
      file === undefined ? inMemory(memory, kept, channels, width, height) : onDisk(file.content, kept, channels, width, height),
  };
}

interface Decoded {
  readonly pixels: Uint8Array;
  readonly hasColor: boolean;
  readonly remarks: readonly string[];
}

async function decodeOne(picture: ListedPicture, { decode, skipsDamaged }: FolderDecodeOptions): Promise<Decoded | undefined> {
  const decoded = await readOrSkip(skipsDamaged, () => decodePicture(picture.path, decode));
  if (decoded === undefined) return undefined;
  const { pixels, channels, remarks = [] } = decoded;
  return channels === 3 ? { pixels, hasColor: true, remarks } : { pixels: repeated(pixels), hasColor: false, remarks };
}

/** Gray as red, green and blue. */
function repeated(gray: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(gray.length * 3);
  gray.forEach((value, i) => rgb.fill(value, 3 * i, 3 * i + 3));
  return rgb;
}

/** Of rows of red, green and blue, the chosen ones, in place: each moves toward the beginning, if at all. */
function inMemory(memory: Uint8Array, kept: Uint32Array, channels: 1 | 3, width: number, height: number): Rows {
  const rowBytes = 3 * width * height;
  let to = 0;
  for (const index of kept) {
    for (let from = index * rowBytes; from < (index + 1) * rowBytes; from += channels === 1 ? 3 : 1) memory[to++] = memory[from] ?? 0;
  }
  return byteRows(memory.slice(0, to), shapeOf(channels, width, height));
}

function onDisk(file: DataFile, kept: Uint32Array, channels: 1 | 3, width: number, height: number): Rows {
  const shape = shapeOf(channels, width, height);
  const rows = fileRows({
    file,
    dataOffset: 0,
    rowBytes: 3 * width * height,
    count: (kept.at(-1) ?? -1) + 1,
    shape,
    decode: (rgb) => byteRows(channels === 3 ? rgb : rgb.filter((_, i) => i % 3 === 0), shape),
  });
  return selectRows(rows, kept);
}

function shapeOf(channels: 1 | 3, width: number, height: number): readonly number[] {
  return channels === 1 ? [height, width] : [height, width, 3];
}
