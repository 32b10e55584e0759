import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { findDocuments } from './documents/documents.ts';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** The list of pages beside each page. The decisions are listed by their own page. */
export function sidebar(root: string): Sidebar {
  const documents = findDocuments(root).map(({ id }) => id);
  const below = (folder: string): string[] => documents.filter((id) => id.startsWith(`${folder}/`));
  return [
    { label: 'Guide', items: [{ autogenerate: { directory: 'guide' } }] },
    { label: 'How to', items: [{ autogenerate: { directory: 'how-to' } }] },
    { label: 'Coming from', items: [{ autogenerate: { directory: 'coming-from' } }] },
    { label: 'Catalog', collapsed: true, items: ['catalog', ...below('catalog')] },
    { label: 'Reference', items: ['errors', 'model-format', 'events', 'sweeps', 'glossary'] },
    { label: 'Packages', collapsed: true, items: ['packages', ...below('packages')] },
    { label: 'Programs and examples', collapsed: true, items: [...below('apps'), 'examples', ...below('examples')] },
    { label: 'API', collapsed: true, items: documents.filter((id) => /^api\b/.test(id)) },
    { label: 'Project', items: ['results', 'benchmarks', 'sizes', 'decisions', 'contributing'] },
  ];
}
