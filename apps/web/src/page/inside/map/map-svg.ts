import type { HiddenMap } from '../../../shared/api/inside.ts';
import { toCss } from '../../color/diverging.ts';
import { escapeMarkup, markup } from '../../figures/svg/markup.ts';
import { classColor, mistakesOf, placesOf, side, targetColor, type MapStyle } from './paint-map.ts';

/** The samples as circles, each named by its class and, for a mistake, what the network says. */
export function mapSvg(map: HiddenMap, { width }: { readonly width: number }, { colors, classes }: Pick<MapStyle, 'colors' | 'classes'>): string {
  const places = placesOf(map);
  const share = width / side;
  const mistakes = new Set(mistakesOf(map));
  const nameOf = (label: number | undefined): string => (label === undefined ? '' : (classes[label] ?? String(label)));
  return Array.from({ length: map.looked }, (_, index) => {
    const label = map.labels?.[index];
    const words = `sample ${index + 1}${label === undefined ? '' : `: ${nameOf(label)}`}${mistakes.has(index) ? `, taken for ${nameOf(map.predicted?.[index])}` : ''}`;
    return markup('circle', {
      cx: share * (places[2 * index] ?? 0), cy: share * (places[2 * index + 1] ?? 0), r: 3,
      fill: toCss(label === undefined ? targetColor(map, index, colors) : classColor(label)),
      stroke: mistakes.has(index) ? '#c00' : 'white', 'stroke-width': mistakes.has(index) ? 1.5 : 0.5,
    }, `<title>${escapeMarkup(words)}</title>`);
  }).join('');
}
