import { byteRows, type Rows } from '@vitrum/datasets';
import { selectRows } from '@vitrum/datasets/internal';
import type { DataFile } from '../disk/data-file.ts';
import { fileRows } from '../disk/file-rows.ts';
import { createTemporaryFile } from '../disk/temporary-file.ts';
import { performAll } from '../perform-all.ts';
import { decodePicture, type DecodeOptions } from '../pictures/decode-picture.ts';
import { readOrSkip } from '../pictures/skip-damaged.ts';
import type { ListedPicture } from './list-pictures.ts';

export interface FolderDecodeOptions {
  readonly decode: DecodeOptions & { readonly resize: NonNullable<DecodeOptions['resize']> };
  /** Maximum size of the pixels in memory, in bytes. */
  readonly budget: number;
  /** True: pictures that cannot be decoded are skipped. */
  readonly skipsDamaged: boolean;
}

/** Decoded RGB pictures of one size. */
export interface DecodedFolder {
  /** The decoded pictures. */
  readonly pictures: readonly ListedPicture[];
  readonly damaged: readonly ListedPicture[];
  readonly hasColor: boolean;
  /** Adjustments that made pictures visible, with the number of pictures each. */
  readonly remarks: ReadonlyMap<string, number>;
  /** The pictures as rows with that many channels; for 1, the first channel is taken, which suits gray pictures. */
  open(channels: 1 | 3): Rows;
}

/** Number of concurrent decoders; each uses a core and holds one picture. */
const decodersAtOnce = 4;

/**
 * Decodes pictures into memory, or into a temporary file if they exceed the budget.
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

/** Repeats gray in three channels. */
function repeated(gray: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(gray.length * 3);
  gray.forEach((value, i) => rgb.fill(value, 3 * i, 3 * i + 3));
  return rgb;
}

/** The selected rows, with one or three channels, compacted in place. */
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
