import type { Page } from './read-pages.ts';

/** What a page would load from another host, one line each. Links are none of these: nothing is loaded before they are followed. */
export function findForeignResources(pages: readonly Page[]): readonly string[] {
  return pages.flatMap(({ path, html }) =>
    [...html.matchAll(/<(?:script|img|iframe|source|video|audio|embed|link)\b[^>]*?\s(?:src|href|srcset)="(?:https?:)?\/\/[^"]*"[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/rel="(?:canonical|alternate)"/.test(tag))
      .map((tag) => `${path}: ${tag.slice(0, 160)}`),
  );
}
