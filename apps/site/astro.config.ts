import { join } from 'node:path';
import solid from '@astrojs/solid-js';
import starlight from '@astrojs/starlight';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig, passthroughImageService } from 'astro/config';
import { labBeside } from './build/lab-beside.ts';
import { classroomSheets } from './build/classroom-sheets.ts';
import { labStyles } from './build/lab-styles.ts';
import { workspaceSources } from './build/workspace-sources.ts';
import { findPages, repositoryRoot } from './src/documents/documents.ts';
import { accessibleTables } from './src/markdown/accessible-tables.ts';
import { formulas } from './src/markdown/formulas.ts';
import { repositoryLinks } from './src/markdown/repository-links.ts';
import { repositoryAddress } from './src/markdown/resolve-link.ts';
import { termAnchors } from './src/markdown/term-anchors.ts';
import { sidebar } from './src/sidebar.ts';
import { labAddress } from './src/site-address.ts';
import { siteBase } from './src/site-base.ts';

export default defineConfig({
  base: siteBase,
  ...(labAddress !== undefined && { site: labAddress.origin }), // canonical addresses, and a map of the site for search engines
  outDir: 'dist/site',
  trailingSlash: 'always',
  image: { service: passthroughImageService() }, // pictures are shown as they are
  markdown: {
    processor: satteri({
      features: { math: { singleDollarTextMath: false }, smartPunctuation: false }, // a single dollar is one of the shell's
      mdastPlugins: [formulas],
      hastPlugins: [accessibleTables, termAnchors(repositoryRoot), repositoryLinks(repositoryRoot, findPages(repositoryRoot), siteBase)],
    }),
  },
  vite: { plugins: [workspaceSources(), labStyles()] },
  integrations: [
    starlight({
      title: 'vitrum',
      description: 'A neural-network toolkit in TypeScript that you can see through',
      sidebar: sidebar(repositoryRoot),
      social: [{ icon: 'github', label: 'The repository', href: repositoryAddress }],
      expressiveCode: { defaultProps: { wrap: true } }, // a region that scrolls would be a landmark without a name
      credits: false,
      head: labAddress === undefined ? [] : [{ tag: 'meta', attrs: { property: 'og:image', content: new URL('og.png', labAddress).href } }],
      customCss: ['./src/styles/formulas.css', './src/styles/front-page.css', './src/styles/search.css'],
    }),
    solid(),
    labBeside(join(repositoryRoot, 'apps/web/dist/site')),
    classroomSheets(repositoryRoot),
  ],
});
