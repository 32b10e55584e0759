import { isVitrumError, VitrumError } from '@vitrum/core';
import { parseRunConfig, type ConfigPlugins, type RunConfig } from '@vitrum/runs';
import { formatCount } from '@vitrum/runs/internal';
import type { Problem } from '../../shared/api/problem.ts';
import { checkAddressLimits, maxAddressLength } from './address-limits.ts';
import { readValue, type AddressValues } from './address-text.ts';
import { isViewName, type ViewTexts } from './view/view-names.ts';

/** The contents of the page's address. */
export interface Address {
  /** The run in the fragment; see `writeAddress`. Absent if there is none, or if it has to wait. */
  readonly config?: RunConfig;
  /** A run that needs plugins, which are code: it waits until the visitor has loaded them. */
  readonly waiting?: RunConfig;
  /** What to look at, beside the run; see `showView`. */
  readonly view?: ViewTexts;
  /** `?plugin=plugins/my.js`: the address of a plugin's file, from this origin. */
  readonly plugin?: URL;
  /** `?embed=valley`: the part of the lab to show alone, in a frame of another page. */
  readonly embed?: string;
  /** `?backend=reference` */
  readonly backend?: string;
  /** Why the address cannot be followed; the page then begins with the default run. */
  readonly problem?: Problem;
}

const networkNames = ['architecture', 'hidden', 'activation', 'outputActivation', 'initializer', 'biasInitializer'];
const otherNames = ['dataset', 'limit', 'base', 'network', 'plugins'];
const backendName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Parses an address. Never throws: addresses are untrusted and may be truncated. */
export function readAddress({ href }: Pick<Location, 'href'>): Address {
  const { hash, searchParams } = new URL(href);
  const parts = [() => readRun(hash), () => readView(hash), () => readEmbed(searchParams), () => readPlugin(searchParams, href), () => readBackend(searchParams)];
  return Object.assign({}, ...parts.map(withProblem)) as Address; // the parts read distinct properties
}

function withProblem(read: () => Address): Address {
  try {
    return read();
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    const { code, message, hint } = error;
    return { problem: { code, message, hint } };
  }
}

/** A fragment without `=` is an anchor of the page. */
function readRun(hash: string): Address {
  const text = hash.slice(1);
  if (!text.includes('=')) return {};
  if (text.length > maxAddressLength) {
    throw unreadable(`it has ${formatCount(text.length)} characters, and ${formatCount(maxAddressLength)} are the most that are read`);
  }
  const values = valuesOf(text);
  if (Object.keys(values).length === 0) return {};
  const config = within(() => parseRunConfig(configOf(values)));
  checkAddressLimits(config);
  if (config.plugins === undefined) return { config };
  checkPlugins(config.plugins);
  return { waiting: config };
}

/** The view's texts are no JSON: `neuron=1.10` is a place, and no number. */
function readView(hash: string): Address {
  const parts = [...new URLSearchParams(hash.slice(1))].filter(([name]) => isViewName(name));
  return parts.length === 0 || hash.length > maxAddressLength ? {} : { view: Object.fromEntries(parts) };
}

/** Only the visitor decides where code comes from, not the author of a link. */
function checkPlugins({ load }: ConfigPlugins): void {
  if (load.length > 0) throw unreadable(`it would load ${load.map((name) => JSON.stringify(name)).join(' and ')}, and a link may only name the plugins that it needs`);
}

function valuesOf(text: string): AddressValues {
  const values = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (isViewName(name)) continue;
    if (values.has(name)) throw unreadable(`it has ${JSON.stringify(name)} twice`);
    const read = readValue(value);
    if (read === undefined) throw unreadable(`the value of ${JSON.stringify(name)} is no valid JSON; the link may have been cut short`);
    values.set(name, read);
  }
  return Object.fromEntries(values);
}

/** In the form of a run's configuration; unknown names go to `training`, which rejects them. */
function configOf(values: AddressValues): unknown {
  const { dataset, limit, base, network, plugins } = values;
  const short = pick(values, (name) => networkNames.includes(name));
  if (network !== undefined && Object.keys(short).length > 0) {
    throw unreadable(`it has both "network" and ${JSON.stringify(Object.keys(short)[0])}`);
  }
  const training = pick(values, (name) => !networkNames.includes(name) && !otherNames.includes(name));
  return {
    ...(plugins !== undefined && { plugins }),
    ...((dataset !== undefined || limit !== undefined) && { dataset: datasetOf(dataset, limit) }),
    ...(base !== undefined && { base }),
    ...(network !== undefined ? { network } : Object.keys(short).length > 0 && { network: listed(short) }),
    ...(Object.keys(training).length > 0 && { training }),
  };
}

function datasetOf(dataset: unknown, limit: unknown): unknown {
  if (limit === undefined) return dataset;
  if (dataset === undefined) throw unreadable('it has a "limit" and no "dataset" that it is for');
  return typeof dataset === 'object' ? { ...dataset, limit } : { type: dataset, limit };
}

/** A single hidden layer is read as a number. */
function listed({ hidden, ...others }: AddressValues): AddressValues {
  return { ...others, ...(hidden !== undefined && { hidden: typeof hidden === 'number' ? [hidden] : hidden }) };
}

const pick = (values: AddressValues, isWanted: (name: string) => boolean): AddressValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));

function readPlugin(parameters: URLSearchParams, href: string): Address {
  const named = parameters.get('plugin');
  if (named === null || named === '') return {};
  const page = new URL(href);
  const plugin = URL.canParse(named, page) ? new URL(named, page) : undefined;
  if (plugin?.origin === page.origin) return { plugin };
  throw new VitrumError({
    code: 'VITRUM_PLUGIN_UNREADABLE',
    message: `The address asks for the plugin ${JSON.stringify(named)}, which does not come from where this page comes from.`,
    hint: 'Download the file, look at it, and load it under "Plugins" if you trust it; a plugin is code.',
  });
}

function readEmbed(parameters: URLSearchParams): Address {
  const embed = parameters.get('embed');
  return embed === null || embed === '' ? {} : { embed };
}

function readBackend(parameters: URLSearchParams): Address {
  const backend = parameters.get('backend');
  if (backend === null || backend === '') return {};
  if (backendName.test(backend)) return { backend };
  throw unreadable(`${JSON.stringify(backend)} is no name of a backend`);
}

/** Adds to a configuration error that it is in the address. */
function within<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    throw new VitrumError({ code: error.code, message: `In the address: ${error.message}`, hint: error.hint, cause: error });
  }
}

function unreadable(reason: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The address cannot be read: ${reason}.`,
    hint: 'Ask for the whole link again, or choose the settings on the page; it begins with the usual ones.',
  });
}
