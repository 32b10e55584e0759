import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { findDocuments, type RepositoryDocument } from './documents/documents.ts';
import { entryOf, packageFolderOf } from './documents/reference-page.ts';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** The list of pages beside each page. The decisions are listed by their own page. */
export function sidebar(root: string): Sidebar {
  const found = findDocuments(root);
  const documents = found.map(({ id }) => id);
  const below = (folder: string): string[] => documents.filter((id) => id.startsWith(`${folder}/`));
  return [
    { label: 'Guide', items: [{ autogenerate: { directory: 'guide' } }] },
    { label: 'How to', items: [{ autogenerate: { directory: 'how-to' } }] },
    { label: 'Coming from', items: [{ autogenerate: { directory: 'coming-from' } }] },
    { label: 'Catalog', collapsed: true, items: ['catalog', ...below('catalog')] },
    { label: 'Reference', items: ['errors', 'model-format', 'events', 'sweeps', 'glossary'] },
    { label: 'Packages', collapsed: true, items: ['packages', 'api', ...below('packages').map((id) => packageGroup(id, found))] },
    { label: 'Programs and examples', collapsed: true, items: [...below('apps'), 'examples', ...below('examples')] },
    { label: 'Project', items: ['results', 'benchmarks', 'sizes', 'decisions', 'contributing'] },
  ];
}

/** What a package is for, then the reference of each of its entries. */
function packageGroup(id: string, documents: readonly RepositoryDocument[]): Sidebar[number] {
  const references = documents.flatMap((document) => {
    const entry = entryOf(document.path);
    return entry !== undefined && packageFolderOf(entry) === id ? [{ label: entry, slug: document.id }] : [];
  });
  return { label: id.replace('packages/', ''), collapsed: true, items: [{ label: 'What it is for', slug: id }, ...references.toSorted((a, b) => (a.label < b.label ? -1 : 1))] };
}
