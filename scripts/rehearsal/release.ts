import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspace, repositoryRoot, type WorkspacePackage } from '../shared/workspace.ts';
import { usersEnvironment, withPrograms } from './environment.ts';
import type { LocalRegistry } from './registry.ts';
import type { Workplace, Words } from './workplace.ts';

/** A clean clone of what is committed, from which the release is made with the commands of a release. */
export class Release {
  readonly folder: string;
  readonly #workplace: Workplace;
  readonly #env: NodeJS.ProcessEnv;

  constructor(workplace: Workplace) {
    this.#workplace = workplace;
    this.folder = join(workplace.root, 'repository');
    this.#env = withPrograms(usersEnvironment(), [join(this.folder, 'node_modules/.bin')]);
  }

  /** The packages that are published. */
  get packages(): readonly WorkspacePackage[] {
    return readWorkspace(this.folder, ['packages', 'apps']).filter(({ manifest }) => manifest.private !== true);
  }

  get version(): string {
    return this.packages[0]?.manifest.version ?? '0.0.0';
  }

  /** Clones HEAD and installs what it is built with. */
  async clone(): Promise<string> {
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true });
    const clone: Words = ['git', 'clone', '--quiet', '--no-hardlinks', repositoryRoot, this.folder];
    await this.#workplace.run(clone, { cwd: this.#workplace.root, env: this.#env });
    await this.#run(['node', 'scripts/setup.mjs']);
    return (await this.#run(['git', 'log', '-1', '--format=%h %s'])).trim();
  }

  /** Turns the waiting changesets into a version and changelogs, and commits it, as the pull request of a release does. */
  async makeVersion(): Promise<string> {
    await this.#run(['npm', 'run', '--silent', 'version-packages']);
    const changes = (await this.#run(['git', 'status', '--porcelain'])).trimEnd();
    if (changes === '') return `${this.version} already, since no changesets wait`;
    await this.#run(['git', '-c', 'user.name=vitrum', '-c', 'user.email=vitrum@localhost', 'commit', '--quiet', '--all', '--message=Release']);
    return `${this.version}, ${changes.split('\n').length} files`;
  }

  /** Builds every package from nothing. */
  async build(): Promise<string> {
    await this.#run(['npm', 'run', '--silent', 'build'], { TURBO_FORCE: 'true' });
    return `${this.packages.length} packages`;
  }

  /**
   * Publishes every package by the command of a release, into the local registry.
   *
   * @throws if the registry that pnpm would publish to is another
   */
  async publish(registry: LocalRegistry, home: string): Promise<string> {
    await this.#publish(registry, home, []);
    return `${this.packages.length} packages, version ${this.version}`;
  }

  /**
   * Publishes the same code once more as the next minor version, under the tag `next`: a changeset makes it, and only the built files
   * that state the version are changed.
   */
  async publishNext(registry: LocalRegistry, home: string): Promise<string> {
    const before = this.version;
    writeFileSync(join(this.folder, '.changeset/rehearsed.md'), "---\n'@vitrum/core': minor\n---\n\nThe next version.\n");
    await this.#run(['git', 'add', '--all']);
    await this.makeVersion();
    const after = this.version;
    for (const path of globSync(['packages/*/dist/*version*', 'apps/*/dist/*version*'], { cwd: this.folder })) {
      const file = join(this.folder, path);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`'${before}'`, `'${after}'`));
    }
    await this.#publish(registry, home, ['--tag', 'next']);
    return after;
  }

  async #publish(registry: LocalRegistry, home: string, options: readonly string[]): Promise<void> {
    const env = { HOME: home, npm_config_registry: registry.url };
    const target = (await this.#run(['pnpm', 'config', 'get', 'registry'], env)).trim();
    if (target !== registry.url) throw new Error(`pnpm would publish to ${target}; only ${registry.url} will do.`);
    await this.#run(['changeset', 'publish', ...options], env);
  }

  #run(words: Words, env: NodeJS.ProcessEnv = {}): Promise<string> {
    return this.#workplace.run(words, { cwd: this.folder, env: { ...this.#env, ...env }, timeout: 1_200_000 });
  }
}
