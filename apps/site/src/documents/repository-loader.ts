import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader, LoaderContext } from 'astro/loaders';
import { describeText } from './describe-text.ts';
import { findDocuments, repositoryRoot, takeTitle, type RepositoryDocument, type TitledText } from './documents.ts';
import { entryOf, introduceReference, linkCodes, linkToReference } from './reference-page.ts';
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
  const { title, text, description, label } = pageOf(path, readFileSync(file, 'utf8'));
  const isWritten = !path.includes('/dist/');
  const data = await context.parseData({ id, data: { title, description, ...(label !== undefined && { sidebar: { label } }), editUrl: isWritten && `${repositoryAddress}/edit/main/${path}` }, filePath: file });
  const rendered = await context.renderMarkdown(text, { fileURL: pathToFileURL(file) });
  context.store.set({ id, data, body: text, filePath: `../../${path}`, rendered, assetImports: rendered.metadata?.imagePaths ?? [] });
}

interface DescribedText extends TitledText {
  readonly description: string;
  /** Its name in the list of pages, where that is not its title. */
  readonly label?: string;
}

/** A package has two pages, what it is for and its reference, which lead to each other. */
function pageOf(path: string, markdown: string): DescribedText {
  const { title, text } = takeTitle(path, markdown);
  const entry = entryOf(path);
  if (entry !== undefined) {
    const description = `The reference of ${entry}: every function, class, value and type that it exports.`;
    return { title: `${entry}: reference`, text: `${introduceReference(path, entry)}\n\n${linkCodes(path, text)}`, description };
  }
  const withReference = path.startsWith('packages/') ? text + linkToReference(path, findDocuments(repositoryRoot).map((document) => document.path)) : text;
  // The guide has pages on activations and layers, too.
  if (path.startsWith('docs/catalog/') && !path.endsWith('/README.md')) {
    const kind = title.toLowerCase();
    return { title: `Catalog: ${kind}`, label: title, text, description: `The ${kind} that come with vitrum: what each does, its options, its formula and its source.` };
  }
  return { title, text: withReference, description: describeText(text) ?? `${title}, a page of vitrum's documentation.` };
}
