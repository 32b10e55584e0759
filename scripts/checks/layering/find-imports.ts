import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspacePackage } from '../../shared/workspace.ts';

/** An import in a source file; paths are relative to the root. */
export interface Import {
  readonly file: string;
  /** As written: `@vitrum/core`, `./shape.ts`. */
  readonly specifier: string;
  /** True for Node's built-in modules, with or without `node:`. */
  readonly isNodeModule: boolean;
}

/** The imports of a workspace's sources. */
export interface ImportGraph {
  readonly imports: readonly Import[];
  /** Import cycles, type-only imports included and `import()` left out, each starting with its first file. */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Type-only cycles count as well: files that refer to each other can only be understood together. What is loaded later, by `import()`, may
 * use what loads it.
 */
const noCycle: IForbiddenRuleType = {
  name: 'no-cycle',
  severity: 'error',
  from: {},
  to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
};

/** Reads every import of every package's `src`, type-only ones included, resolving workspace packages to their sources. */
export async function findImports(root: string, packages: readonly WorkspacePackage[]): Promise<ImportGraph> {
  const folders = packages.map(({ folder }) => `${folder}/src`).filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, {
    baseDir: root,
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@vitrum/source', 'import', 'types', 'default'],
      extensions: ['.ts', '.js'],
    },
    validate: true,
    ruleSet: { forbidden: [noCycle] },
  });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text:\n${output}`);
  const imports = output.modules
    .filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)))
    .flatMap(({ source, dependencies }) =>
      dependencies.map(({ module, coreModule }) => ({ file: source, specifier: module, isNodeModule: coreModule })),
    );
  const cycles = output.summary.violations.map(({ from, cycle }) => [from, ...(cycle ?? []).map(({ name }) => name)]);
  return { imports, cycles };
}
