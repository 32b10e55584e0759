import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, WorkspacePackage } from '../../shared/workspace.ts';

/** The words by which every package is found. */
const keywords = ['vitrum', 'neural-network', 'machine-learning', 'typescript'];

/** Where the project lives, as its root manifest says. */
export interface Project {
  readonly repository: string;
  readonly author: string;
}

/** Reads the project's address and author from its root manifest: the only place that states them. */
export function readProject(root: string): Project {
  // pnpm has installed from this manifest; the check of the manifests compares what is made of it.
  const { repository, author } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  if (typeof repository === 'string' && typeof author === 'string') return { repository, author };
  throw new Error('package.json: "repository" must be the address of the project, and "author" its authors.');
}

/** The fields that say where a published package comes from. */
export function sharedFields({ repository, author }: Project, { folder, manifest }: WorkspacePackage): Readonly<Record<string, unknown>> {
  return {
    keywords: [...keywords, ...keywordsOf(manifest)],
    homepage: `${repository}/tree/main/${folder}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: 'git', url: `git+${repository}.git`, directory: folder },
    license: 'MIT',
    author,
    publishConfig: { access: 'public', provenance: true },
  };
}

/** A package's own words: the last part of its name, unless that is the project's. */
const keywordsOf = ({ name }: Manifest): readonly string[] => {
  const [word = name] = name.split('/').slice(-1);
  return word === 'vitrum' ? [] : [word];
};

/** The order of a manifest's fields; others follow in their own. */
export const fieldOrder = [
  ...['name', 'version', 'description', 'keywords', 'homepage', 'bugs', 'repository', 'license', 'author', 'type', 'sideEffects'],
  ...['bin', 'exports', 'files', 'engines', 'publishConfig', 'scripts', 'dependencies', 'optionalDependencies', 'peerDependencies', 'peerDependenciesMeta', 'devDependencies'],
];

/** A manifest with the shared fields, in order. */
export function withSharedFields(project: Project, each: WorkspacePackage): Manifest {
  const all = { ...each.manifest, ...sharedFields(project, each) };
  const fields = [...fieldOrder.filter((field) => Object.hasOwn(all, field)), ...Object.keys(all).filter((field) => !fieldOrder.includes(field))];
  // The same fields in another order, so `name` and `version` are among them.
  return Object.fromEntries(fields.map((field) => [field, all[field as keyof typeof all]])) as unknown as Manifest;
}
