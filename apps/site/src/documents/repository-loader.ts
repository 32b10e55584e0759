import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader, LoaderContext } from 'astro/loaders';
import { findDocuments, repositoryRoot, takeTitle, type RepositoryDocument } from './documents.ts';
import { repositoryAddress } from '../markdown/resolve-link.ts';

/** The pages written for the site, and the repository's own documents where they lie: none is copied. */
export function siteLoader(): Loader {
  const own = docsLoader();
  return {
    name: 'vitrum-site',
    load: async (context) => {
      await own.load(context); // removes what is not its own, so it comes first
      await Promise.all(findDocuments(repositoryRoot).map((document) => loadDocument(document, context)));
    },
  };
}

async function loadDocument({ path, id }: RepositoryDocument, context: LoaderContext): Promise<void> {
  const file = join(repositoryRoot, path);
  const { title, text } = takeTitle(path, readFileSync(file, 'utf8'));
  const isWritten = !path.includes('/dist/');
  const data = await context.parseData({ id, data: { title, editUrl: isWritten && `${repositoryAddress}/edit/main/${path}` }, filePath: file });
  const rendered = await context.renderMarkdown(text, { fileURL: pathToFileURL(file) });
  context.store.set({ id, data, body: text, filePath: `../../${path}`, rendered, assetImports: rendered.metadata?.imagePaths ?? [] });
}
