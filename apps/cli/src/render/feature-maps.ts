import type { FeatureMaps } from '@vitrum/network';
import { channelOf } from '@vitrum/network/internal';
import { formatCounted, formatFigure } from '@vitrum/runs/internal';
import type { Terminal } from '../terminal.ts';
import { blockOf, stack } from './block.ts';
import { layoutGrid } from './grid.ts';
import { diverging, gray, type Palette } from './palette.ts';
import { fitPicture, renderPicture, type Picture } from './picture.ts';

const widest = 28;
/** More maps of a layer are counted. */
const maxMaps = 32;

/** Draws what every layer that gives pictures makes of a sample, a picture for each channel. */
export function renderFeatureMaps(maps: readonly FeatureMaps[], terminal: Terminal): readonly string[] {
  if (maps.length === 0) return ['the network has no layer that gives pictures', ''];
  return [...maps.flatMap((layer) => renderLayer(layer, terminal)), ''];
}

function renderLayer(maps: FeatureMaps, terminal: Terminal): readonly string[] {
  const { chalk, columns } = terminal;
  const { channels } = maps;
  const shown = Math.min(channels, maxMaps);
  const { pictures, palette } = mapPictures(maps);
  const blocks = pictures.slice(0, shown).map((picture, channel) => {
    const drawn = renderPicture(fitPicture(picture, Math.min(widest, columns)), palette, terminal);
    return stack([drawn, blockOf([chalk.dim(mapLabel(maps, channel))])]);
  });
  const more = shown === channels ? [] : ['', chalk.dim(`and ${formatCounted(channels - shown, 'more map')}`)];
  return ['', chalk.bold(titleOf(maps)), chalk.dim(rangeOf(maps)), '', ...layoutGrid(blocks, columns), ...more];
}

/** `layer 2 conv2d "edges": 6 maps of 12 × 12` */
function titleOf({ layer, type, name, channels, height, width }: FeatureMaps): string {
  const given = name === undefined ? '' : ` "${name}"`;
  return `layer ${layer} ${type}${given}: ${formatCounted(channels, 'map')} of ${height} × ${width}`;
}

function rangeOf({ minimum, maximum, dead, channels }: FeatureMaps): string {
  const range = `from ${formatFigure(minimum, 2)} to ${formatFigure(maximum, 2)}${minimum < 0 ? ', zero in the middle of the scale' : ''}`;
  return dead.length === 0 ? range : `${range}; ${dead.length} of ${channels} zero everywhere on this sample`;
}

/** `map 3`, `map 3, all zero` */
export const mapLabel = ({ dead }: FeatureMaps, channel: number): string => `map ${channel}${dead.includes(channel) ? ', all zero' : ''}`;

/** Every channel on the layer's scale: gray from 0 on, or with zero in the middle where there are negative numbers. */
export function mapPictures(maps: FeatureMaps): { readonly pictures: readonly Picture[]; readonly palette: Palette } {
  const { width, height, channels, values, minimum, maximum } = maps;
  const limit = Math.max(Math.abs(minimum), Math.abs(maximum)) || 1;
  const pictures = Array.from({ length: channels }, (_, channel) => ({ width, height, values: channelOf(maps, values, channel).map((value) => value / limit) }));
  return { pictures, palette: minimum < 0 ? diverging : gray };
}
