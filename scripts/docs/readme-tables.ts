import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '@vitrum/core';
import { docsRow } from '@vitrum/test-support/docs-row';
import { contributionPlaces, type ContributionPlace } from './contribution-places.ts';
import { documented } from './documented.ts';
import { replaceSection } from './generated-section.ts';

/** The READMEs of packages with contributions, with their tables regenerated, by path. */
export function readmeTables(root: string, registry: Registry): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const place of contributionPlaces) {
    if (place.columns === undefined) continue;
    const path = `${place.folder}/README.md`;
    const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
    texts.set(path, replaceSection(text, place.kind, table(place, registry), path));
  }
  return texts;
}

function table(place: ContributionPlace, registry: Registry): string {
  const { columns = [], heads = {} } = place;
  const head = ['name', ...columns.map((column) => heads[column] ?? column)];
  const rows = documented(place, registry).map((contribution) => docsRow(contribution, columns));
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows].join('\n');
}
