// Writes the reference of every public entry as Markdown: npx turbo run build:api. What has no docstring, and a link to nothing, ends it.
import { fileURLToPath } from 'node:url';
import { Application, Converter, ReflectionKind, type TypeDocOptions } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { pruneInferred } from './prune-inferred.ts';
import { ReferenceTheme } from './reference-theme.ts';
import { publicEntries } from '../../../scripts/shared/public-entries.ts';
import { repositoryRoot } from '../../../scripts/shared/workspace.ts';

const inSite = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const entries = publicEntries(repositoryRoot);
const publicPackages = [...new Set(entries.map(({ entry }) => /^(@[^/]+\/)?[^/]+/.exec(entry)?.[0] ?? entry))];

const options: TypeDocOptions & Partial<PluginOptions> = {
  entryPoints: entries.map(({ source }) => source),
  tsconfig: inSite('build/api.tsconfig.json'),
  plugin: ['typedoc-plugin-markdown'],
  router: 'module',
  outputs: [{ name: 'markdown', path: inSite('dist/api') }],
  name: 'API reference',
  readme: 'none',
  disableGit: true,
  sourceLinkTemplate: 'https://github.com/vitrum-js/vitrum/blob/main/{path}#L{line}',
  displayBasePath: repositoryRoot,
  excludeExternals: true,
  excludePrivate: true,
  excludeInternal: true,
  validation: { notExported: false, invalidLink: true, rewrittenLink: true, notDocumented: true },
  treatValidationWarningsAsErrors: true,
  packagesRequiringDocumentation: publicPackages,
  logLevel: 'Warn',
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useHTMLAnchors: true,
  theme: 'reference',
  groupOrder: ['Functions', 'Classes', 'Variables', 'Interfaces', 'Type Aliases', '*'],
  groupReferencesByType: true,
};

const application = await Application.bootstrapWithPlugins(options);
application.renderer.defineTheme('reference', ReferenceTheme);
application.converter.on(Converter.EVENT_RESOLVE_BEGIN, pruneInferred);
const project = await application.convert();
if (project === undefined) throw new Error('The sources cannot be read: see the errors above.');
for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
  const entry = entries.find(({ source }) => source === module.sources?.[0]?.fullFileName);
  if (entry !== undefined) module.name = entry.entry;
}
application.validate(project);
if (application.logger.hasErrors() || application.logger.validationWarningCount > 0) process.exitCode = 1;
else await application.generateOutputs(project);
