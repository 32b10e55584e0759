// Runs a command with VITRUM_DATA_DIR set to the MNIST files next to this repository, if they exist and it is not
// set already: node scripts/with-data.mjs vitest run
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const [command, ...args] = process.argv.slice(2);
const neighbor = fileURLToPath(new URL('../../shared', import.meta.url));
const hasData = existsSync(`${neighbor}/mnist`);

const child = spawn(command, args, {
  stdio: 'inherit',
  env: hasData ? { VITRUM_DATA_DIR: neighbor, ...process.env } : process.env,
  shell: process.platform === 'win32',
});

// A terminal sends Ctrl+C to the child as well; the child decides how to exit, and this process exits the same way.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', ({ message }) => {
  process.stderr.write(`${command} could not be started: ${message}\nRun \`npm run setup\`, then the same command again.\n`);
  process.exitCode = 1;
});
child.on('close', (code, signal) => {
  process.exitCode ??= code ?? 128 + constants.signals[signal];
});
