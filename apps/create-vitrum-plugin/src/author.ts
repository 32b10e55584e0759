import { spawnSync } from 'node:child_process';

/** Who writes the plugin, as npm's `init-author-name` or git's `user.name` says; undefined where neither does. */
export function findAuthor(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return oneLine(environment['npm_config_init_author_name']) ?? oneLine(gitUserName(environment));
}

function gitUserName(env: NodeJS.ProcessEnv): string | undefined {
  // Without git there is no stdout.
  const { status, stdout } = spawnSync('git', ['config', 'user.name'], { encoding: 'utf8', env, timeout: 5000 });
  return status === 0 ? stdout : undefined;
}

function oneLine(text: string | undefined): string | undefined {
  return text?.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim() || undefined;
}
