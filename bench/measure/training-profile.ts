// Where the time of a training goes, kernel by kernel, in the first epoch and in the later ones:
// npm run measure:profile -- [workload] [threads] [epochs]. What runs between the kernels is the rest of an epoch.
import { type Backend } from 'vitrum';
import { createBackend, createNetwork, planTraining, Trainer } from 'vitrum/parts';
import { prepareData, removeData } from '../src/data/prepare-data.ts';
import { seedBatch1, seedBatch32, smallCnn, wideBatch128, type Workload } from '../src/engines/workload.ts';
import { ProcessRunner } from '../src/process/process-runner.ts';
import { networkConfigOf, registry } from '../src/vitrum/create-training.ts';
import { readRawData } from '../src/vitrum/raw-data.ts';

const workloads = [seedBatch1, seedBatch32, wideBatch128, smallCnn];
/** Kernels that take less are left out. */
const minMilliseconds = 1;

/** Milliseconds of a kernel in the first epoch, and in all later ones. */
interface Spent {
  calls: number;
  cold: number;
  warm: number;
}

/** Every kernel that `backend` prepares from now on adds its time to the result. */
function timeKernels(backend: Backend, isCold: () => boolean): ReadonlyMap<string, Spent> {
  const all = new Map<string, Spent>();
  const prepare = backend.prepare.bind(backend);
  const timed: Backend['prepare'] = (operation, operands) => {
    const kernel = prepare(operation, operands);
    if (kernel === undefined) return undefined;
    const name = `${operation} ${describe(operands)}`;
    const spent = all.get(name) ?? { calls: 0, cold: 0, warm: 0 };
    all.set(name, spent);
    // Whatever the operation, its kernel takes numbers alone.
    const call: (...values: readonly number[]) => void = kernel;
    const run = (...values: readonly number[]): void => {
      const startedAt = performance.now();
      call(...values);
      const took = performance.now() - startedAt;
      spent.calls++;
      if (isCold()) spent.cold += took;
      else spent.warm += took;
    };
    return run;
  };
  backend.prepare = timed;
  return all;
}

/** Shapes of tensors, and the flags that are set. */
function describe(operands: object): string {
  return Object.entries(operands)
    .flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null && 'shape' in value) return [`${name}[${String(value.shape)}]`];
      return value === true ? [name] : [];
    })
    .join(' ');
}

async function measure(workload: Workload, threads: number, epochs: number, folder: string): Promise<void> {
  const seconds: number[] = [];
  const backend = await createBackend(registry, { name: 'wasm', threads });
  const kernels = timeKernels(backend, () => seconds.length === 0);
  const network = createNetwork(registry, networkConfigOf(workload), { backend });
  const { loss, optimizer, learningRate, batchSize } = workload;
  const plan = planTraining(registry, { loss, optimizer, learningRate, batchSize, epochs });
  let startedAt = 0;
  for await (const event of new Trainer({ network, data: readRawData(folder, 60_000, 1), plan }).run()) {
    if (event.type === 'epoch') seconds.push((performance.now() - startedAt) / 1000);
    if (event.type === 'epoch' || event.type === 'start') startedAt = performance.now();
  }
  backend.close();
  print(`${workload.name}, ${threads} threads; seconds of the epochs: ${seconds.map((each) => each.toFixed(3)).join(' ')}`);
  print('ms an epoch, later | the first | calls an epoch');
  const lines = [...kernels].map(([name, { calls, cold, warm }]) => ({ name, cold, warm: warm / (epochs - 1), calls: calls / epochs }));
  for (const { name, cold, warm, calls } of lines.toSorted((one, other) => other.warm - one.warm)) {
    if (warm < minMilliseconds) continue;
    print(`${warm.toFixed(0).padStart(6)} ${cold.toFixed(0).padStart(6)} ${calls.toFixed(0).padStart(7)}  ${name}`);
  }
}

const print = (line: string): void => console.log(line);

const [name = wideBatch128.name, threads = '2', epochs = '4'] = process.argv.slice(2);
const workload = workloads.find((each) => each.name === name);
if (workload === undefined) throw new Error(`The workloads: ${workloads.map((each) => each.name).join(', ')}; got ${name}.`);
const { folder } = await prepareData(new ProcessRunner());
try {
  await measure(workload, Number(threads), Math.max(2, Number(epochs)), folder);
} finally {
  await removeData(folder);
}
