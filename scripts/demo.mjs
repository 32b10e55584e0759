// Trains on handwritten digits, and classifies some unseen ones: node scripts/demo.mjs [options of "vitrum train"]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = ['--import', 'tsx', '--conditions=@vitrum/source', 'apps/cli/src/main.ts'];
const folder = 'runs/demo';

function vitrum(...args) {
  const { status, signal } = spawnSync(process.execPath, [...program, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, npm_lifecycle_event: 'vitrum' }, // the commands that it suggests: npm run vitrum -- …
  });
  return signal === null ? status : 1;
}

// spawnSync waits for the command, which handles Ctrl-C itself.
process.on('SIGINT', () => {});
process.exitCode = vitrum('train', '--out', folder, ...process.argv.slice(2));
if (process.exitCode === 0) {
  process.stdout.write('\n');
  process.exitCode = vitrum('predict', '--model', `${folder}/model.json`, '--index', '0,1,2,3');
}
