import { isRecord } from '@vitrum/core/internal';
import type { Run } from '@vitrum/runs';
import { shortenNetwork } from '@vitrum/runs/internal';
import type { ComparedRun } from './compared-run.ts';

/** Settings of a run for people, by name. */
export type Settings = Readonly<Record<string, string>>;

/** What the runs of a series differ in. */
const ofMembers: Readonly<Record<ComparedRun['kind'], readonly string[]>> = { run: [], seeds: ['seed'], folds: ['fold'] };

const isOfMembers = (run: ComparedRun | undefined, name: string): boolean => run !== undefined && ofMembers[run.kind].includes(name);

/** The settings of each run that are not the same for all, in the order of a configuration. */
export function differingSettings(runs: readonly ComparedRun[]): { readonly names: readonly string[]; readonly settings: readonly Settings[] } {
  const all = runs.map(settingsOf);
  const names = [...new Set(all.flatMap((settings) => Object.keys(settings)))];
  const differing = names.filter((name) => {
    // A series has no single value of what its runs differ in.
    const values = all.filter((_, i) => !isOfMembers(runs[i], name)).map((settings) => settings[name]);
    return values.some((value) => value !== values[0]);
  });
  const pick = (settings: Settings): Settings =>
    Object.fromEntries(differing.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]] as const])));
  return { names: differing, settings: all.map(pick) };
}

function settingsOf(run: ComparedRun): Settings {
  const { config: { dataset, network, training }, logs: [log] } = run;
  const { type, ...options } = dataset;
  const named = {
    dataset: type,
    ...textsOf(options),
    ...networkOf(network),
    ...(log?.parameters !== undefined && { parameters: String(log.parameters) }),
    ...textsOf({ ...training }),
  };
  return Object.fromEntries(Object.entries(named).filter(([name]) => !isOfMembers(run, name)));
}

/** A fully connected network as its sizes and activations, another one as its layers. */
function networkOf(network: Run['network']): Settings {
  const short = shortenNetwork(network);
  if (short === undefined) return { network: countedLayers(network.layers) };
  return textsOf({ ...short, architecture: short.architecture.join('-') });
}

/** `conv2d ×2, flatten, dense`, by place: neighbors of one type are counted, so that other orders differ. */
function countedLayers(layers: readonly { readonly type: string }[]): string {
  const runs: { type: string; count: number }[] = [];
  for (const { type } of layers) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  return runs.map(({ type, count }) => (count === 1 ? type : `${type} ×${count}`)).join(', ');
}

const textsOf = (values: Readonly<Record<string, unknown>>): Settings =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [kebab(name), textOf(value)]));

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A setting as it is written on a command line: `leaky-relu:slope=0.2`. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(', ');
  if (!isRecord(value)) return String(value);
  const { type, ...options } = value;
  const pairs = Object.entries(options).map(([name, option]) => `${name}=${textOf(option)}`);
  if (typeof type !== 'string') return pairs.join(',') || 'none';
  return pairs.length === 0 ? type : `${type}:${pairs.join(',')}`;
}
