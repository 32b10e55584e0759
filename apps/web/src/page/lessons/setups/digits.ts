import type { DatasetReference } from '@vitrum/runs';
import type { DataSummary } from '../../../shared/api/data.ts';

/** The pictures of an experiment with few of them. */
export const fewPictures = 500;

/** What the experiments are about: classes of gray pictures that leave something of two windows and two pools. */
const isLikeDigits = ({ picture, task, classes }: DataSummary): boolean =>
  picture !== undefined && task === 'classification' && classes.length > 1 && Math.min(picture.width, picture.height) >= 10;

/** The loaded data cut down to few pictures to learn from; the page's own digits where these are not of the kind. */
export function fewOf(data: DataSummary | undefined): DatasetReference {
  if (data === undefined || !isLikeDigits(data)) return { type: 'synthetic-digits', train: fewPictures, test: 1000 };
  return data.trainSize > fewPictures ? { ...data.reference, limit: fewPictures } : data.reference;
}

/** All of the loaded data; the page's own digits where these are not of the kind. */
export function allOf(data: DataSummary | undefined): DatasetReference {
  if (data === undefined || !isLikeDigits(data)) return { type: 'synthetic-digits' };
  const { limit, ...whole } = data.reference;
  return limit === fewPictures ? whole : data.reference;
}

/** Height and width, and the number of classes; those of the page's own digits where the loaded data are not of the kind. */
export function formOf(data: DataSummary | undefined): { readonly shape: readonly [number, number]; readonly classes: number } {
  if (data?.picture === undefined || !isLikeDigits(data)) return { shape: [28, 28], classes: 10 };
  return { shape: [data.picture.height, data.picture.width], classes: data.targetSize };
}
