import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { createBackend } from '@vitrum/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../../cli/test/support/run-vitrum.ts';
import type { FilesApi, SavedFile } from '../src/shared/api/files.ts';
import type { RunSummary } from '../src/shared/api/run.ts';
import { dataApi } from '../src/worker/data-api.ts';
import { filesApi } from '../src/worker/files-api.ts';
import { Session } from '../src/worker/session.ts';
import { trainingApi } from '../src/worker/training-api.ts';

const dataset = { type: 'synthetic-digits', train: 60, test: 40 };
/** An optimizer with a memory, and an order that is drawn: both must survive. */
const settings = { dataset, network: { hidden: [12] }, training: { epochs: 2, optimizer: 'adam', learningRate: 0.01, shuffle: true, seed: 3 } };

/** The worker's side of the page, without the page. */
async function startLab(): Promise<{ session: Session; data: ReturnType<typeof dataApi>; training: ReturnType<typeof trainingApi>; files: FilesApi }> {
  const session = new Session();
  const [data, training] = [dataApi(session), trainingApi(session)];
  session.backend = await createBackend(session.registry, { name: 'wasm' });
  return { session, data, training, files: filesApi(session, training.pause) };
}

async function startRun(): Promise<Awaited<ReturnType<typeof startLab>> & { readonly summary: RunSummary }> {
  const lab = await startLab();
  await lab.data.loadData(dataset);
  return { ...lab, summary: await lab.training.configure(settings) };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-web-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function vitrum(cwd: string, ...args: readonly string[]): Promise<Result> {
  const result = await runVitrum(args, { cwd });
  if (result.exitCode !== 0) throw new Error(`vitrum ${args.join(' ')} failed: ${result.stderr}`);
  return result;
}

/** Unpacks an exported run, and gives its folder. */
async function unpack({ content }: SavedFile): Promise<string> {
  const parent = await temporaryFolder();
  let folder = parent;
  for (const [path, bytes] of Object.entries(unzipSync(content))) {
    folder = join(parent, dirname(path));
    await mkdir(folder, { recursive: true });
    await writeFile(join(parent, path), bytes);
  }
  return folder;
}

const fileOf = ({ name, content, type }: SavedFile): File => new File([content], name, { type });
const textOf = ({ content }: SavedFile): string => new TextDecoder().decode(content);

/** What two epochs without any interruption make. */
async function uninterrupted(): Promise<string> {
  const { training } = await startRun();
  await training.train('end');
  return training.fingerprint();
}

describe('the page and the command line', () => {
  test('a run that the page paused within an epoch goes on under --resume, to the bit', async () => {
    const { training, files } = await startRun();
    await training.train('epoch');
    for (let sample = 0; sample < 7; sample++) await training.train('sample');
    const folder = await unpack(await files.exportRun());
    const lines = jsonLines((await vitrum(folder, 'train', '--resume', '.', '--json')).stdout);
    expect(lines.at(-1)).toMatchObject({ event: 'done', epochs: 2, fingerprint: await uninterrupted() });
    const events = jsonLines(await readFile(join(folder, 'events.jsonl'), 'utf8'));
    const steps = events.filter(({ event }) => event !== 'warning'); // signs of trouble, which so small a run may well have
    expect(steps.map(({ event, epoch }) => [event, epoch])).toEqual([['start', undefined], ['epoch', 1], ['start', undefined], ['epoch', 2], ['done', undefined]]);
  });

  test('a model that the page saved is read by evaluate and inspect, with the same figures', async () => {
    const { training, files, session } = await startRun();
    await training.train('end');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'model.json'), (await files.exportModel()).content);
    const [evaluation] = jsonLines((await vitrum(folder, 'evaluate', '--model', 'model.json', '--json')).stdout);
    expect(evaluation?.['testAccuracy']).toBe(session.run?.epochs.at(-1)?.testAccuracy);
    const inspected = await vitrum(folder, 'inspect', '--model', 'model.json', '--json');
    expect(inspected.stdout).toContain(await training.fingerprint());
  });

  test('a network with a new end for other data ends with the numbers of the same run of the command line', async () => {
    const { data, training, files } = await startRun();
    await training.train('end');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'model.json'), (await files.exportModel()).content);
    const others = { ...dataset, train: 80 };
    await data.loadData(others);
    await training.configure({ dataset: others });
    const { run } = await files.transfer({ base: { kind: 'earlier' }, freeze: '0', hidden: [5] });
    expect(run).toMatchObject({ description: { base: { file: 'model.json', freeze: '0', head: [5, 10], layers: 1 } }, layers: [{ units: 12, isFrozen: true }, { units: 5 }, { units: 10 }] });
    await training.train('end');
    await writeFile(join(folder, 'data.json'), JSON.stringify({ dataset: others }));
    const lines = jsonLines((await vitrum(folder, 'train', '--config', 'data.json', '--base', 'model.json', '--freeze', '0', '--head', '5,10', '--json')).stdout);
    expect(lines.at(-1)).toMatchObject({ event: 'done', fingerprint: await training.fingerprint() });
  });

  test('a run of the command line is opened, shows its epochs, and goes on to the bit', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...settings, training: { ...settings.training, epochs: 1 } }));
    await vitrum(folder, 'train', '--config', 'settings.json', '--out', 'run', '--json');
    const names = await readdir(join(folder, 'run'));
    const given = await Promise.all(names.map(async (name) => new File([await readFile(join(folder, 'run', name))], name)));
    const { training, files } = await startRun();
    const imported = await files.importFiles(given);
    const epoch = jsonLines(await readFile(join(folder, 'run/events.jsonl'), 'utf8')).find(({ event }) => event === 'epoch');
    expect(imported).toMatchObject({ kind: 'run', run: { status: 'done' }, epochs: [{ epoch: 1, loss: epoch?.['loss'], testAccuracy: epoch?.['testAccuracy'] }] });
    await training.setEpochs(2);
    await training.train('end');
    expect(await training.fingerprint()).toBe(await uninterrupted());
  });
});

describe('the page and itself', () => {
  test.for(['the archive', 'a checkpoint alone'])('a run goes on from %s', async (form) => {
    const first = await startRun();
    await first.training.train('epoch');
    await first.training.train('sample');
    const archive = await first.files.exportRun();
    const checkpoint = Object.entries(unzipSync(archive.content)).find(([path]) => path.endsWith('.ckpt'))?.[1];
    const file = form === 'the archive' ? fileOf(archive) : new File([new Uint8Array(checkpoint ?? [])], 'mine.ckpt');
    const second = await startLab();
    expect(await second.files.importFiles([file])).toMatchObject({ run: { status: 'paused' }, progress: { epoch: 2, samples: 1 } });
    await second.training.train('end');
    expect(await second.training.fingerprint()).toBe(await uninterrupted());
  });

  test('a model comes back as it was, tested on the data that are loaded', async () => {
    const first = await startRun();
    await first.training.train('end');
    const model = fileOf(await first.files.exportModel());
    const second = await startLab();
    await second.data.loadData({ type: 'synthetic-digits', train: 30, test: 40 });
    const imported = await second.files.importFiles([model]);
    expect(await second.training.fingerprint()).toBe(await first.training.fingerprint());
    expect(imported.run.before.testAccuracy).toBe(first.session.run?.state.end?.testAccuracy);
  });

  test('settings begin a run', async () => {
    const { files } = await startRun();
    const file = new File([JSON.stringify({ network: { hidden: [5] }, training: { epochs: 9 } })], 'mine.json');
    expect(await files.importFiles([file])).toMatchObject({ kind: 'settings', run: { status: 'untrained', epochs: 9, parameterCount: 784 * 5 + 5 + 50 + 10 } });
  });
});

describe('what cannot be opened leaves the present run as it is', () => {
  async function refusal(change: (model: string) => string, dataType = 'synthetic-digits'): Promise<readonly [error: unknown, isSame: boolean]> {
    const { files, session, data, training } = await startRun();
    const model = textOf(await files.exportModel());
    if (dataType !== dataset.type) {
      await data.loadData({ type: dataType });
      await training.configure({ dataset: { type: dataType } });
    }
    const before = session.run;
    const error: unknown = await files.importFiles([new File([change(model)], 'model.json')]).then(
      () => expect.unreachable('it was opened'),
      (thrown: unknown) => thrown,
    );
    return [error, session.run === before];
  }

  const bomb = (name: string): string => readFileSync(new URL(`../../../packages/formats/test/files/${name}`, import.meta.url), 'utf8');
  const withPlugin = (model: string): string =>
    model.replace('"plugins":[', '"plugins":[{"name":"vitrum-plugin-bent","version":"1.2.0"},').replace('"activation":"tanh"', '"activation":"bent"');

  test.for([
    ['a plugin that is missing', withPlugin, 'VITRUM_INVALID_MODEL', 'needs the plugin "vitrum-plugin-bent" 1.2.0', 'the room "Plugins"'],
    ['no JSON', () => 'hello', 'VITRUM_INVALID_MODEL', 'model.json is no model: it is not JSON.', 'Give a model.json'],
    ['another JSON', () => '{"format":"gltf"}', 'VITRUM_INVALID_MODEL', 'it has the "format" "gltf"', 'Give a model.json'],
    ['D2: a few words that describe 400 million numbers', () => bomb('tiny-hang.json'), 'VITRUM_INVALID_MODEL', 'of shape [4, 100000000] is missing', 'Use a model.json'],
    ['D2: an input of 2⁴⁰ numbers', () => bomb('tiny-range.json'), 'VITRUM_INVALID_MODEL', '1,099,511,627,776 numbers', 'Use a model.json'],
    ['D12: a weight beyond 32-bit floats', () => bomb('tiny-inf.json'), 'VITRUM_INVALID_MODEL', '"layers.0.weights" has 1e+39', 'Use a model.json'],
    ['parameters that are missing', (model: string) => model.replace('layers.0.weights', 'layers.0.weight'), 'VITRUM_INVALID_MODEL', '', ''],
  ] as const)('%s', async ([, change, code, message, hint]) => {
    const [error, isSame] = await refusal(change);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
    expect(isSame).toBe(true);
  });

  test('data of another shape, where those of the model are not here', async () => {
    const [error, isSame] = await refusal((model) => model.replace('"dataset":{"type":"synthetic-digits","train":60,"test":40}', '"dataset":"mnist"'), 'iris');
    expect(error).toMatchObject({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: 'The model takes inputs of shape [784] and gives 10 outputs, but "Irises" has inputs of shape [4] and 3 targets. It cannot be tested on them.',
      hint: 'Choose data that fit it in the room "Data"; it learned from "MNIST", and import it again.',
    });
    expect(isSame).toBe(true);
  });

  test('an archive that is cut short', async () => {
    const { files } = await startRun();
    const { content } = await files.exportRun();
    await expect(files.importFiles([new File([content.slice(0, 200)], 'run.zip')])).rejects.toMatchObject({ code: 'VITRUM_INVALID_ARCHIVE' });
  });
});
