import { CommandFailed, run } from '../../shared/run.ts';

/**
 * Asks the registry for known weaknesses of what is installed with the published packages.
 *
 * @returns What was found out; also that the registry could not be asked, as is so for many mirrors.
 * @throws Error with the advisories, if there are any from `moderate` on
 */
export async function audit(root: string): Promise<string> {
  try {
    await run('npx', ['--no', 'pnpm', 'audit', '--prod', '--audit-level', 'moderate'], { cwd: root });
    return 'no known weaknesses';
  } catch (error) {
    const reason = error instanceof CommandFailed ? unableToAudit(error.message) : undefined;
    if (reason === undefined) throw error;
    return `not made: ${reason}`;
  }
}

/** Why the registry gave no answer; undefined if it gave one. */
export function unableToAudit(output: string): string | undefined {
  if (/responded with (\d+)/.test(output)) return `the registry answers ${/responded with (\d+)/.exec(output)?.[1] ?? ''}`;
  return /ERR_PNPM_(AUDIT|META_FETCH|FETCH)\w*|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.exec(output)?.[0];
}
