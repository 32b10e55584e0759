// The main job and a look at what came of it: node scripts/demo.mjs [options of "vitrum train"]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = ['--import', 'tsx', '--conditions=@vitrum/source', 'apps/cli/src/main.ts'];
const folder = 'runs/demo';

function vitrum(...args) {
  const { status, signal } = spawnSync(process.execPath, [...program, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  });
  return signal === null ? status : 1;
}

// spawnSync waits for the command, which decides how Ctrl-C ends it.
process.on('SIGINT', () => {});
process.exitCode =
  vitrum('train', '--out', folder, ...process.argv.slice(2)) ||
  vitrum('predict', '--model', `${folder}/model.json`, '--index', '0,1,2,3') ||
  vitrum('inspect', '--model', `${folder}/model.json`);
