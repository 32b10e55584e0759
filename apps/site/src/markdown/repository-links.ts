import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin } from 'satteri';
import { sheets } from '../documents/sheets.ts';
import { resolveLink } from './resolve-link.ts';

/** Turns the links between files of the repository into links between pages. */
export function repositoryLinks(root: string, pages: ReadonlyMap<string, string>, base: string) {
  const kindOf = (path: string): 'file' | 'folder' | undefined => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    return found.isDirectory() ? 'folder' : 'file';
  };
  return defineHastPlugin({
    name: 'repository-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const { href } = node.properties;
        if (typeof href !== 'string' || context.fileURL === undefined) return;
        const from = relative(root, fileURLToPath(context.fileURL)).replaceAll('\\', '/');
        context.setProperty(node, 'href', resolveLink(href, from, { pages, base, kindOf, files: sheets }));
      },
    },
  });
}
