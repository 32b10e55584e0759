import type { FeatureMaps } from '@vitrum/network';
import { mapLabel, mapPictures } from '../render/feature-maps.ts';
import { contactSheet, type LabeledPicture } from './contact-sheet.ts';
import { svgDocument } from './svg.ts';
import { writePng } from './write-png.ts';

/**
 * Writes what every layer makes of a sample as one picture.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeFeatureMapsPng(file: string, maps: readonly FeatureMaps[]): Promise<void> {
  const pictures = maps.flatMap((layer): readonly LabeledPicture[] => {
    const { pictures: ofLayer, palette } = mapPictures(layer);
    return ofLayer.map((picture, channel) => ({
      picture: { ...picture, channels: 3, values: Array.from(picture.values).flatMap((value) => palette.color(value).map((each) => each / 255)) },
      label: `${layer.layer} ${layer.type}: ${mapLabel(layer, channel)}`,
    }));
  });
  await writePng(file, svgDocument(await contactSheet(pictures)), '--maps-png');
}
