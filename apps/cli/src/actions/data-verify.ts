import { isVitrumError, VitrumError, type DatasetFile } from '@vitrum/core';
import { locateWithoutDownload, verifyFile, type LocatedFiles } from '@vitrum/data-cache';
import { formatCounted } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { dataPlaces } from '../load/data-context.ts';
import { choosePublished, type PublishedSource } from '../load/published-datasets.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import type { Terminal } from '../terminal.ts';
import type { DataOptions } from './data-list.ts';

/** The result for a file. `ok-by-size`: only its size was checked, since no checksum of its content is published. */
interface Finding {
  readonly dataset: string;
  readonly file: string;
  readonly path: string | null;
  readonly result: 'ok' | 'ok-by-size' | 'wrong' | 'missing';
  readonly message: string | null;
}

/**
 * Checks every present file of one dataset or of all, and prints a line for each.
 *
 * @throws VITRUM_DATASET_NOT_FOUND if a named dataset is missing; VITRUM_CHECKSUM_MISMATCH if a file is wrong or missing
 */
export async function verifyData(name: string | undefined, options: DataOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  const { stdout: terminal } = host;
  const findings: Finding[] = [];
  const spoiled = new Map<PublishedSource, LocatedFiles>();
  for (const dataset of choosePublished(registry, name)) {
    const located = await locateWithoutDownload(dataset.published, dataPlaces(options.dataDir, host));
    if (located.files.size === 0) {
      if (name !== undefined) throw notHere(name, located);
      continue;
    }
    for (const file of dataset.published.files) {
      const finding = withGivenPath(await verify(dataset, file, located), host);
      findings.push(finding);
      if (!finding.result.startsWith('ok')) spoiled.set(dataset, located);
      terminal.print(options.json === true ? JSON.stringify({ event: 'file', ...finding }) : describe(finding, terminal));
    }
  }
  const wrong = findings.filter(({ result }) => !result.startsWith('ok')).length;
  if (options.json === true) terminal.print(JSON.stringify({ event: 'done', files: findings.length, wrong }));
  else if (findings.length === 0) terminal.print('No dataset is here, so there is nothing to verify; see "vitrum data list".');
  if (wrong > 0) throw spoiledFiles(wrong, findings.length, spoiled);
}

async function verify({ name, published }: PublishedSource, file: DatasetFile, { files }: LocatedFiles): Promise<Finding> {
  const path = files.get(file.name);
  const about = { dataset: name, file: file.name, path: path ?? null };
  if (path === undefined) return { ...about, result: 'missing', message: `${file.name} is missing.` };
  try {
    const by = await verifyFile(path, published, file);
    return { ...about, result: by === 'checksum' ? 'ok' : 'ok-by-size', message: null };
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return { ...about, result: 'wrong', message: error.message };
  }
}

/** Shows paths as the user gave them. */
function withGivenPath({ path, message, ...finding }: Finding, { paths }: CommandHost): Finding {
  return { ...finding, path: path && paths.asGiven(path), message: message && paths.asGiven(message) };
}

function describe({ dataset, result, path, message }: Finding, { chalk }: Terminal): string {
  const where = `${dataset}: ${path ?? ''}`;
  switch (result) {
    case 'ok':
      return `${chalk.green('ok')}     ${where}`;
    case 'ok-by-size':
      return `${chalk.green('ok')}     ${where} (by its size: nobody publishes the checksum of what is in it)`;
    case 'wrong':
    case 'missing':
      return `${chalk.red('WRONG')}  ${dataset}: ${message ?? ''}`;
  }
}

function notHere(name: string, { place, folder }: LocatedFiles): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `The dataset "${name}" is not here: ${folder} does not have it.`,
    hint: place === 'data-dir' ? 'Name the folder that has it with --data-dir.' : `Download it with "vitrum data get ${name}", or name the folder that has it with --data-dir.`,
  });
}

function spoiledFiles(wrong: number, count: number, spoiled: ReadonlyMap<PublishedSource, LocatedFiles>): VitrumError {
  const steps = [...spoiled].map(([{ name }, { place, folder }]) =>
    place === 'cache' ? `run "vitrum data clear ${name}", then "vitrum data get ${name}"` : `put the original files of ${name} into ${folder}`,
  );
  return new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${wrong} of ${formatCounted(count, 'file')} ${wrong === 1 ? 'is' : 'are'} not as published.`,
    hint: `To fix that, ${steps.join('; ')}.`,
  });
}
