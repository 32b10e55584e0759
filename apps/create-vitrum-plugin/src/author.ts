import { spawnSync } from 'node:child_process';
import { oneLine } from './one-line.ts';
import type { ProcessContext } from './process-context.ts';

type Environment = ProcessContext['env'];

/** The author from npm's `init-author-name` or git's `user.name`; undefined if neither is set. */
export function findAuthor(env: Environment, cwd: string): string | undefined {
  return oneLine(env['npm_config_init_author_name'] ?? '') || oneLine(gitUserName(env, cwd) ?? '') || undefined;
}

function gitUserName(env: Environment, cwd: string): string | undefined {
  // stdout is missing if git is
  const { status, stdout } = spawnSync('git', ['config', 'user.name'], { encoding: 'utf8', env, cwd, timeout: 5000 });
  return status === 0 ? stdout : undefined;
}
