// A sweep behind a Redis whose workers are killed again and again, and Redis once: npm run check:sweep-crashes
import { crashingSweep } from '@vitrum/test-support/crashing-sweep';
import { hasRedis } from '@vitrum/test-support/redis-server';

const plan = { trials: 60, epochs: 40, kills: 10, killsRedis: true };

if (!hasRedis()) {
  console.error('There is no Redis here: run scripts/install-redis.sh.');
  process.exit(1);
}
const { queued, local, exitCode, kills } = await crashingSweep({ ...plan, onProgress: (text) => console.log(text) });
const twice = queued.length - new Set(queued).size;
const lost = local.filter((line) => !queued.includes(line)).length;
console.log(`${kills} workers and Redis killed: ${queued.length} of ${plan.trials} trials, ${twice} there twice, ${lost} lost or other than without a queue; exit code ${exitCode}`);
process.exitCode = queued.length === plan.trials && twice === 0 && lost === 0 && kills === plan.kills ? 0 : 1;
