// Trains on an IDX file larger than the memory limit: npm run measure:idx [-- <GiB>]. Needs that much space for temporary files.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isRecord } from '@vitrum/core/internal';
import { writeIdx } from '@vitrum/datasets';
import { createRandom } from '@vitrum/tensor';
import { paths } from '../src/paths.ts';

const pixels = 28 * 28;
const classCount = 10;
const chunk = 10_000;
const allowedMegabytes = 400;

/** The child prints its peak memory in KiB at the end. */
const reportPeak = "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))";

async function main(): Promise<void> {
  const gibibytes = Number(process.argv[2] ?? 4);
  const count = Math.ceil((gibibytes * 1024 ** 3) / pixels);
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-idx-'));
  try {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < count * pixels * 1.1) throw new Error(`${folder} has not enough room for ${gibibytes} GiB`);
    await writePictures(folder, count);
    console.log(`${count.toLocaleString('en-US')} pictures, ${gibibytes} GiB`);
    let isWithin = true;
    for (const order of ['--no-shuffle', '--shuffle']) isWithin = (await measure(folder, order)) && isWithin;
    process.exitCode = isWithin ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Noise with a bright bar, whose vertical position encodes one of ten classes. */
async function writePictures(folder: string, count: number): Promise<void> {
  const random = createRandom(7, 0);
  const noise = Uint8Array.from({ length: 1 << 20 }, () => random.integer(160));
  const labels = new Uint8Array(count);
  const file = createWriteStream(join(folder, 'train-images-idx3-ubyte'));
  file.write(headerOf([count, 28, 28]));
  for (let start = 0; start < count; start += chunk) {
    const bytes = new Uint8Array(Math.min(chunk, count - start) * pixels);
    for (let at = 0; at < bytes.length; at += pixels) {
      const label = random.integer(classCount);
      const from = random.integer(noise.length - pixels);
      const bar = at + 28 * (4 + 2 * label);
      bytes.set(noise.subarray(from, from + pixels), at);
      bytes.fill(220, bar + 6, bar + 22);
      labels[start + at / pixels] = label;
    }
    if (!file.write(bytes)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  const labelFile = createWriteStream(join(folder, 'train-labels-idx1-ubyte'));
  labelFile.end(writeIdx({ shape: [count], data: labels }));
  await once(labelFile, 'close');
}

/** The header of an IDX file of bytes. */
function headerOf(shape: readonly number[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint16(2, 0x0800 + shape.length);
  shape.forEach((length, axis) => header.setUint32(4 + 4 * axis, length));
  return new Uint8Array(header.buffer);
}

/** Trains for one epoch, prints time and memory, and says whether memory stayed within the limit. */
async function measure(folder: string, order: string): Promise<boolean> {
  const out = join(folder, 'run');
  const data = ['--data', join(folder, 'train-images-idx3-ubyte'), '--data-option', 'testShare=0.01'];
  const training = ['--architecture', '784,16,10', '--epochs', '1', '--batch-size', '32', '--learning-rate', '0.05', order];
  const program = ['--import', 'tsx', '--import', reportPeak, '--conditions=@vitrum/source', 'apps/cli/src/main.ts'];
  const args = [...program, 'train', '--json', ...data, ...training, '--out', out];
  const begin = performance.now();
  const child = spawn(process.execPath, args, { cwd: paths.repository, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  let last: Readonly<Record<string, unknown>> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const event: unknown = JSON.parse(line);
    if (isRecord(event) && event['event'] === 'epoch') last = event;
  }
  await closed;
  await rm(out, { recursive: true, force: true });
  if (child.exitCode !== 0) throw new Error(complaint);
  const megabytes = (Number(/peak (\d+)/.exec(complaint)?.[1]) * 1024) / 1e6;
  const isWithin = megabytes <= allowedMegabytes;
  console.log(`${order}: peak memory ${megabytes.toFixed(0)} MB (${isWithin ? 'within' : 'more than'} ${allowedMegabytes} MB)`);
  const seconds = (performance.now() - begin) / 1000;
  console.log(`  ${seconds.toFixed(0)} s from start to end with all reading and testing; the epoch: ${JSON.stringify(last)}`);
  return isWithin;
}

await main();
