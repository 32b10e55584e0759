import type { ProcessContext } from './process-context.ts';

/** What differs from one package manager to another. */
export interface PackageManager {
  readonly install: string;
  readonly test: string;
  /** Runs a program of an installed package. */
  readonly run: string;
  /** Files of a package that only this manager needs, and their templates. */
  readonly files: readonly (readonly [destination: string, template: string])[];
}

const npm: PackageManager = { install: 'npm install', test: 'npm test', run: 'npx', files: [] };

const others: Readonly<Record<string, PackageManager>> = {
  // pnpm ends with an error where a package has a script of which nobody has said whether it may run.
  pnpm: { install: 'pnpm install', test: 'pnpm test', run: 'pnpm', files: [['pnpm-workspace.yaml', 'package/pnpm-workspace.yaml.hbs']] },
  // TypeScript 7 does not read what Plug'n'Play installs; and vitest has vite for a peer, which Yarn leaves to its user.
  yarn: { install: 'yarn add --dev vite', test: 'yarn test', run: 'yarn', files: [['.yarnrc.yml', 'package/yarnrc.yml.hbs']] },
};

/** The package manager that runs this program; npm where none says so. */
export function packageManagerOf({ env }: Pick<ProcessContext, 'env'>): PackageManager {
  const [name = ''] = (env['npm_config_user_agent'] ?? '').split('/');
  return others[name] ?? npm;
}
