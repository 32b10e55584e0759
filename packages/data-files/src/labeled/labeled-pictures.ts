import { basename } from 'node:path';
import { byteRows, classTargets, datasetOf, type ImageEncoding } from '@vitrum/datasets';
import { sizeOf } from '@vitrum/tensor';
import { listPictures } from '../image-folder/list-pictures.ts';
import { performAll } from '../perform-all.ts';
import { preparePicture } from '../pictures/prepare-picture.ts';
import { damagedNotes, readOrSkip } from '../pictures/skip-damaged.ts';
import { textOption, type LabeledForm } from './labeled-form.ts';
import type { LabeledSamples } from './labeled-samples.ts';

/** Number of concurrent decoders. */
const decodersAtOnce = 4;

/**
 * The pictures of a folder by class, preprocessed as for prediction.
 *
 * @throws VITRUM_INVALID_IMAGE, VITRUM_INVALID_DATASET; the errors of reading
 */
export async function labeledPictures(path: string, form: LabeledForm<ImageEncoding>): Promise<LabeledSamples> {
  const { encoding } = form;
  const listing = await listPictures(path, { mayBeOneClass: true });
  const listed = [...listing.pictures, ...(listing.test ?? [])];
  const shape = encoding.channels === 1 ? [encoding.height, encoding.width] : [encoding.height, encoding.width, encoding.channels];
  const pixels: (Uint8Array | undefined)[] = Array.from({ length: listed.length });
  const skipsDamaged = textOption(form, 'damaged', 'error') === 'skip';
  await performAll(listed.length, decodersAtOnce, async (index) => {
    const picture = listed[index];
    if (picture !== undefined) pixels[index] = await readOrSkip(skipsDamaged, async () => (await preparePicture(picture.path, encoding)).picture.pixels);
  });
  const kept = listed.filter((_, index) => pixels[index] !== undefined);
  const bytes = new Uint8Array(kept.length * sizeOf(shape));
  pixels.filter((each) => each !== undefined).forEach((each, place) => bytes.set(each, place * sizeOf(shape)));
  const labels = Uint32Array.from(kept, ({ label }) => label);
  const dataset = datasetOf({
    name: basename(path),
    inputs: byteRows(bytes, shape),
    targets: classTargets(labels, listing.classes),
    describe: (index) => kept[index]?.name ?? '',
  });
  const damaged = listed.filter((_, index) => pixels[index] === undefined);
  return { dataset, notes: [...listing.notes, ...damagedNotes(damaged, listed.length)] };
}
