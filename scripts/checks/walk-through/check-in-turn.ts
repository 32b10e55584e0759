// Does what `vitrum check-plugin FILE --only NAME` does, for each FILE:NAME of the command line, in one process.
import { main } from '../../../apps/cli/src/run-command.ts';

const { stdout, stderr, env } = process;
for (const word of process.argv.slice(2)) {
  const [file = '', name = ''] = word.split(':');
  const exitCode = await main(['check-plugin', file, '--only', name], { stdout, stderr, env, cwd: process.cwd() });
  if (exitCode === 0) continue;
  process.exitCode = exitCode;
  break;
}
