import type { ContributionKind, Plugin } from '@vitrum/core';
import { contributionKinds } from '@vitrum/core/internal';
import { curveSvg } from '@vitrum/plots/svg';
import { curvesOf } from '@vitrum/plugin-kit/internal';

/** A plot in the catalog. */
export interface CatalogPlot {
  readonly kind: ContributionKind;
  /** The contribution's name. */
  readonly name: string;
  readonly title: string;
  /** Its path in the repository. */
  readonly path: string;
  readonly svg: string;
}

/** The folder of the plots; it contains nothing else. */
export const plotFolder = 'docs/images/catalog';

/** A plot of each curve of the plugins. */
export async function catalogPlots(plugins: readonly Plugin[]): Promise<readonly CatalogPlot[]> {
  const plots: CatalogPlot[] = [];
  for (const { kind, name, curves } of plugins.flatMap(curvesOf)) {
    for (const [index, curve] of curves.entries()) {
      const suffix = index === 0 ? '' : `-${index + 1}`;
      const path = `${plotFolder}/${contributionKinds[kind].singular}-${name}${suffix}.svg`;
      plots.push({ kind, name, title: curve.title, path, svg: await curveSvg(curve) });
    }
  }
  return plots;
}
