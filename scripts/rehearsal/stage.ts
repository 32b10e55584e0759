import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usersEnvironment, withPrograms } from './environment.ts';
import type { LocalRegistry } from './registry.ts';
import type { Release } from './release.ts';
import { lineOf, type Result, type Subject } from './results.ts';
import type { Node, Tools } from './tools.ts';
import type { Words, Workplace } from './workplace.ts';

/** What every check of the rehearsal shares: where it works, what it takes from, and whom it tells. */
export class Stage {
  readonly workplace: Workplace;
  readonly release: Release;
  readonly results: Result[] = [];
  #registry: LocalRegistry | undefined;
  #tools: Tools | undefined;

  constructor(workplace: Workplace, release: Release) {
    this.workplace = workplace;
    this.release = release;
  }

  get registry(): LocalRegistry {
    return this.#registry ?? missing('registry');
  }

  set registry(registry: LocalRegistry) {
    this.#registry = registry;
    writeFileSync(join(this.home, '.npmrc'), `${registry.npmrc}audit=false\nfund=false\nupdate-notifier=false\n`);
  }

  get tools(): Tools {
    return this.#tools ?? missing('tools');
  }

  set tools(tools: Tools) {
    this.#tools = tools;
  }

  /** The home of a user who has never heard of vitrum: every cache and every log goes there. */
  get home(): string {
    return this.workplace.folder('home');
  }

  /**
   * The environment of that user.
   *
   * @param node - The Node that comes first on the path.
   */
  environment(node?: Node): NodeJS.ProcessEnv {
    const folders = [...(node === undefined ? [] : [node.folder]), ...(this.#tools === undefined ? [] : [this.#tools.programs])];
    return {
      ...withPrograms(usersEnvironment(), folders),
      HOME: this.home,
      NPM_CONFIG_REGISTRY: this.registry.url, // Deno reads this
      YARN_NPM_REGISTRY_SERVER: this.registry.url,
      YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
      YARN_ENABLE_TELEMETRY: '0',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      DENO_DIR: this.workplace.folder('home', 'deno'),
      BUN_CONFIG_REGISTRY: this.registry.url,
      // They hold back what is younger than a day, as this is.
      YARN_NPM_MINIMAL_AGE_GATE: '0',
      pnpm_config_minimum_release_age: '0',
      PNPM_HOME: this.workplace.folder('home', 'pnpm'),
    };
  }

  /** An empty folder with a package.json, and further files by name. */
  project(name: string, files: Readonly<Record<string, string>> = {}, manifest: object = {}): string {
    const path = join(this.workplace.root, 'projects', name.replaceAll(/[^\w.-]+/g, '-'));
    if (existsSync(path)) rmSync(path, { recursive: true });
    const folder = this.workplace.folder('projects', name.replaceAll(/[^\w.-]+/g, '-'));
    const all = { 'package.json': JSON.stringify({ name: 'user', private: true, type: 'module', ...manifest }, undefined, 2), ...files };
    for (const [file, text] of Object.entries(all)) writeFileSync(join(folder, file), text);
    return folder;
  }

  /** Runs a command as that user. @returns What it printed. @throws CommandFailed */
  run(words: Words, cwd: string, node?: Node, env: NodeJS.ProcessEnv = {}): Promise<string> {
    return this.workplace.run(words, { cwd, env: { ...this.environment(node), ...env } });
  }

  /** Does one check, prints its line and keeps it for the table. A failure does not end the rehearsal. */
  async check(step: string, subject: Subject, body: () => Promise<string>): Promise<boolean> {
    const start = performance.now();
    const end = (isWell: boolean, outcome: string): boolean => {
      const result = { step, ...subject, isWell, outcome, seconds: (performance.now() - start) / 1000 };
      this.results.push(result);
      console.log(lineOf(result));
      return isWell;
    };
    try {
      return end(true, await body());
    } catch (error) {
      return end(false, error instanceof Error ? error.message : String(error));
    }
  }
}

function missing(name: string): never {
  throw new Error(`The step "${name}" has not been taken yet.`);
}
