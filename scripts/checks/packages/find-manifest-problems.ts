import { isDeepStrictEqual } from 'node:util';
import type { WorkspacePackage } from '../../shared/workspace.ts';
import { fieldOrder, sharedFields, type Project } from './shared-fields.ts';

/** Fields that not every library has. */
const optionalFields = ['bin', 'optionalDependencies', 'dependencies', 'peerDependencies', 'peerDependenciesMeta', 'devDependencies'];

/** The fields that are the same in every library. */
const common: Readonly<Record<string, unknown>> = {
  type: 'module',
  sideEffects: false,
  files: ['dist', 'src', 'CHANGELOG.md'],
  engines: { node: '>=22.12' },
};

const clean = 'node ../../scripts/remove-build.mjs';
const compile = 'tsc --project tsconfig.build.json';
const compileKernels = 'node build-kernels.mjs';

/** A package with AssemblyScript kernels compiles them before its build, and after installing, so that its sources can be run. */
function expectedScripts({ folder, manifest }: WorkspacePackage): Readonly<Record<string, string>> {
  const hasKernels = Object.hasOwn(manifest.devDependencies ?? {}, 'assemblyscript');
  return {
    build: [clean, ...(hasKernels ? [compileKernels] : []), compile].join(' && '),
    clean,
    lint: 'eslint . --max-warnings 0',
    ...(hasKernels && { prepare: compileKernels }),
    test: `node ../../scripts/with-data.mjs vitest run --root ../.. --project ${folder}`,
    types: 'tsc --noEmit',
  };
}

/** Deviations of a library's manifest from the others, one line each. */
export function findManifestProblems(library: WorkspacePackage, project: Project): readonly string[] {
  const { folder, manifest } = library;
  const problems: string[] = [];
  const expectedOrder = fieldOrder.filter((field) => !optionalFields.includes(field) || Object.hasOwn(manifest, field));
  const order = Object.keys(manifest);
  if (order.join() !== expectedOrder.join()) {
    problems.push(`has the fields ${order.join(', ')}; expected, in this order: ${expectedOrder.join(', ')}`);
  }
  for (const [field, expected] of Object.entries({ ...common, ...sharedFields(project, library), scripts: expectedScripts(library) })) {
    if (isDeepStrictEqual(manifest[field], expected)) continue;
    problems.push(`"${field}" must be ${JSON.stringify(expected)}, got ${JSON.stringify(manifest[field])}`);
  }
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) problems.push(...findExportProblems(subpath, target));
  return problems.map((problem) => `${folder}/package.json: ${problem}`);
}

/**
 * Dependencies of a package on others of this repository that are not `workspace:^`, one line each: with exact versions, a lockfile
 * of which a part is updated gets two cores.
 */
export function findRangeProblems({ folder, manifest }: WorkspacePackage): readonly string[] {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies });
  const others = ranges.filter(([, range]) => range.startsWith('workspace:') && range !== 'workspace:^');
  return others.map(([name, range]) => `${folder}/package.json: ${name} must be "workspace:^", got "${range}"`);
}

/** Each export lists the source, for the workspace itself, then the types, then the code; the order determines which is used. */
function findExportProblems(subpath: string, target: unknown): readonly string[] {
  if (subpath === './package.json') return target === subpath ? [] : ['"./package.json" must be exported as itself'];
  const source = /"@vitrum\/source":"\.\/src\/([^"]+)\.ts"/.exec(JSON.stringify(target))?.[1] ?? 'index';
  const expected = JSON.stringify({
    '@vitrum/source': `./src/${source}.ts`,
    types: `./dist/${source}.d.ts`,
    default: `./dist/${source}.js`,
  });
  return JSON.stringify(target) === expected ? [] : [`the export "${subpath}" must be ${expected}, got ${JSON.stringify(target)}`];
}
