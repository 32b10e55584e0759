import { delimiter, sep } from 'node:path';
import { repositoryRoot } from '../shared/workspace.ts';

/** What npm scripts, this repository, a CI's set-up steps and a release workflow add to a user's environment. */
const added =
  /^(npm_.*|node_auth_token|node_options|pnpm_.*|yarn_.*|bun_.*|deno_.*|turbo_.*|init_cwd|force_color|vitrum_.*|vitest.*|xdg_.*|ci|github_.*|actions_.*)$/i;

/** The environment of the user who has started this, without anything of this repository. */
export function usersEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !`${folder}${sep}`.startsWith(repositoryRoot));
  return { ...Object.fromEntries(kept), PATH: folders.join(delimiter), CI: 'true', NO_COLOR: '1' };
}

/** Puts folders in front of the others in which programs are looked for. */
export function withPrograms(environment: NodeJS.ProcessEnv, folders: readonly string[]): NodeJS.ProcessEnv {
  return { ...environment, PATH: [...folders, environment['PATH'] ?? ''].join(delimiter) };
}
