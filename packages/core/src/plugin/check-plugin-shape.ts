import { describeValue } from '../errors/describe-value.ts';
import { didYouMean, nearestName } from '../errors/nearest-name.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import { isRecord } from '../json.ts';
import { contributionKinds, kindNames, type ContributionKind } from './kinds.ts';
import type { Plugin } from './plugin.ts';

const namePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks that a value is a plugin: a name, a version, and lists of well-formed contributions.
 *
 * @throws VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION
 */
export function checkPluginShape(value: unknown): asserts value is Plugin {
  if (!isRecord(value)) throw invalidPlugin(`A plugin must be an object, got ${describeValue(value)}.`);
  const { name, version } = value;
  if (typeof name !== 'string' || name === '') throw invalidPlugin(`A plugin needs a name, got ${describeValue(name)}.`);
  if (typeof version !== 'string' || version === '') {
    throw invalidPlugin(`Plugin "${name}" needs a version such as "1.0.0", got ${describeValue(version)}.`);
  }
  for (const key of Object.keys(value)) {
    if (key === 'name' || key === 'version' || Object.hasOwn(contributionKinds, key)) continue;
    const nearest = nearestName(key, kindNames);
    throw new VitrumError({
      code: 'VITRUM_INVALID_PLUGIN',
      message: `Plugin "${name}" has a property "${key}" that is no kind of contribution.`,
      hint: `${didYouMean(nearest)}A plugin holds: ${kindNames.join(', ')}.`,
      nearest,
    });
  }
  for (const kind of kindNames) {
    const contributions = value[kind];
    if (contributions === undefined) continue;
    if (!Array.isArray(contributions)) {
      throw invalidPlugin(`Plugin "${name}": ${kind} must be a list, got ${describeValue(contributions)}.`);
    }
    for (const contribution of contributions) checkContribution(kind, contribution, `Plugin "${name}"`);
  }
}

/**
 * Checks that a value is a contribution of its kind.
 *
 * @throws VITRUM_INVALID_CONTRIBUTION
 */
export function checkContribution(kind: ContributionKind, value: unknown, where: string): void {
  const { singular, requires } = contributionKinds[kind];
  if (!isRecord(value)) throw invalidContribution(`${where}: ${singular} must be an object, got ${describeValue(value)}.`);
  const { name } = value;
  if (typeof name !== 'string' || !namePattern.test(name)) {
    throw invalidContribution(
      `${where}: ${singular} must have a name of lower-case words joined by hyphens, got ${describeValue(name)}.`,
    );
  }
  const required = isRecord(value['options']) ? ['create'] : requires;
  for (const property of required) {
    if (typeof value[property] === 'function') continue;
    throw invalidContribution(
      `${where}: ${singular} "${name}" must have a function "${property}", got ${describeValue(value[property])}.`,
    );
  }
  if (value['kind'] === 'rowwise') checkRowwise(value, `${where}: ${singular} "${name}"`, kind);
}

function checkRowwise(value: Readonly<Record<string, unknown>>, where: string, kind: ContributionKind): void {
  const property = kind === 'losses' ? 'gradient' : 'backward';
  if (typeof value[property] === 'function') return;
  throw invalidContribution(`${where} is row-wise and must have a function "${property}", got ${describeValue(value[property])}.`);
}

function invalidPlugin(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_PLUGIN',
    message,
    hint: 'Export an object like { name: "vitrum-plugin-x", version: "1.0.0", activations: [ … ] }.',
  });
}

function invalidContribution(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONTRIBUTION',
    message,
    hint: 'Compare it with a built-in contribution of the same kind; `vitrum list` names them.',
  });
}
