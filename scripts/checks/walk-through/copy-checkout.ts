import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Creates a separate checkout from the tracked and unignored files in their current state, like a fresh clone. It has one commit,
 * against which changes can be detected.
 */
export function copyCheckout(root: string, destination: string): void {
  const files = git(root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z').split('\0');
  for (const file of files) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(destination, file));
  }
  git(destination, 'init', '--quiet', '--initial-branch=main');
  git(destination, 'add', '--all');
  git(destination, '-c', 'user.name=vitrum', '-c', 'user.email=vitrum@localhost', 'commit', '--quiet', '--message=As cloned');
}

function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed in ${cwd}: ${stderr}`);
  return stdout;
}
