import { readFileSync, writeFileSync } from 'node:fs';
import type { EntrySurface } from './read-surface.ts';

/** How wide the entry of a package may be. */
export interface EntryLimit {
  readonly names: number;
  readonly undocumented: number;
}

/** The limits, by entry. They may only be lowered; a new entry begins with what it has. */
export type SurfaceLimits = Readonly<Record<string, EntryLimit>>;

// The file is written by `npm run surface` alone.
export const readLimits = (file: string): SurfaceLimits => JSON.parse(readFileSync(file, 'utf8')) as SurfaceLimits;

export function writeLimits(file: string, limits: SurfaceLimits): void {
  const lines = Object.entries(limits).map(([entry, limit]) => `  ${JSON.stringify(entry)}: ${JSON.stringify(limit)}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

/** The limits lowered to what there is. */
export function lowered(surface: readonly EntrySurface[], limits: SurfaceLimits): SurfaceLimits {
  return Object.fromEntries(surface.map(({ entry, names, undocumented }) => {
    const { names: maxNames = Infinity, undocumented: maxUndocumented = Infinity } = limits[entry] ?? {};
    return [entry, { names: Math.min(names.length, maxNames), undocumented: Math.min(undocumented.length, maxUndocumented) }];
  }));
}

/** What is over its limit, in words. */
export function overLimits(surface: readonly EntrySurface[], limits: SurfaceLimits): readonly string[] {
  return surface.flatMap(({ entry, names, undocumented }) => {
    const limit = limits[entry];
    if (limit === undefined) return [`${entry} is a new entry: npm run surface writes its limits.`];
    return [
      ...(names.length > limit.names ? [`${entry} exports ${names.length} names and may export ${limit.names}. Has each a user outside? If so, raise the limit by hand.`] : []),
      ...(undocumented.length > limit.undocumented
        ? [`${entry} has ${undocumented.length} names and members without a docstring and may have ${limit.undocumented}: ${undocumented.join(', ')}.`]
        : []),
    ];
  });
}
