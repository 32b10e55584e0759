import { contractProperties } from '../contracts/contract-properties.ts';
import { kindDetails } from '../contracts/kind-details.ts';
import { contributionKinds, kindNames, type ContributionKind } from '../contracts/kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { didYouMean, nearestName } from '../errors/nearest-name.ts';
import { VitrumError } from '../errors/vitrum-error.ts';
import { isRecord } from '../json.ts';
import { checkOptionSchema } from '../options/check-option-schema.ts';
import { version } from '../version.ts';
import { isContributionName } from './contribution-name.ts';
import { isVersion, majorOf } from './major-version.ts';
import type { Plugin } from './plugin.ts';
import { requiredFunctions } from './required-functions.ts';

const metadataKeys = ['name', 'version', 'vitrum'];

/**
 * Checks that a value is a plugin: a name, a version, and lists of well-formed contributions.
 *
 * @throws VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE
 */
export function checkPluginShape(value: unknown): asserts value is Plugin {
  if (!isRecord(value)) throw invalidPlugin(`A plugin must be an object, got ${describeValue(value)}.`);
  const { name, version: pluginVersion } = value;
  if (typeof name !== 'string' || name === '') throw invalidPlugin(`A plugin needs a name, got ${describeValue(name)}.`);
  if (!isVersion(pluginVersion)) throw invalidPlugin(`Plugin "${name}" needs a version such as "1.0.0", got ${describeValue(pluginVersion)}.`);
  checkCompatibility(name, value['vitrum']);
  for (const key of Object.keys(value)) {
    if (metadataKeys.includes(key) || Object.hasOwn(contributionKinds, key)) continue;
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
    // known to be an array, of anything
    for (const [index, contribution] of (contributions as readonly unknown[]).entries()) {
      checkContribution(kind, contribution, `Plugin "${name}"`, `${kind}[${index}]`);
    }
  }
}

/** Checks the core version that the plugin declares; see `Plugin.vitrum`. */
function checkCompatibility(name: string, writtenFor: unknown): void {
  if (writtenFor === undefined) return;
  if (!isVersion(writtenFor)) {
    throw invalidPlugin(`Plugin "${name}": vitrum must be a version of @vitrum/core such as "${version}", got ${describeValue(writtenFor)}.`);
  }
  const [wanted, here] = [majorOf(writtenFor), majorOf(version)];
  if (wanted === here) return;
  throw new VitrumError({
    code: 'VITRUM_PLUGIN_INCOMPATIBLE',
    message: `Plugin "${name}" was written for version ${writtenFor} of vitrum; this is version ${version}, another major one.`,
    hint: `Install a version of the plugin that is made for vitrum ${here}, or vitrum ${wanted}.`,
  });
}

/**
 * Checks that a value is a contribution of its kind.
 *
 * @param where - The owner of the contribution, for messages: `Plugin "p"`.
 * @param nameless - What to call it until its name is known: `activations[0]`.
 * @throws VITRUM_INVALID_CONTRIBUTION
 */
export function checkContribution(
  kind: ContributionKind,
  value: unknown,
  where: string,
  nameless: string = contributionKinds[kind].singular,
): void {
  const { singular, requires } = contributionKinds[kind];
  const { maker } = kindDetails[kind];
  if (!isRecord(value)) throw invalidContribution(`${where}: ${nameless} must be an object, got ${describeValue(value)}.`);
  const { name } = value;
  if (typeof name !== 'string' || !isContributionName(name)) {
    throw invalidContribution(
      `${where}: ${nameless} must have a name of lower-case words joined by hyphens, got ${describeValue(name)}.`,
    );
  }
  const { options } = value;
  if (options !== undefined) checkOptionSchema(options, `${where}: ${singular} "${name}"`);
  const required = options !== undefined && maker !== undefined ? [maker] : requiredFunctions(kind, value);
  for (const property of required) {
    if (typeof value[property] === 'function') continue;
    const reason = property === maker || requires.includes(property) ? '' : ` is of the kind ${describeValue(value['kind'])} and`;
    const nearest = nearestName(property, unknownFunctions(kind, value));
    throw invalidContribution(
      `${where}: ${singular} "${name}"${reason} must have a function "${property}", got ${describeValue(value[property])}.`,
      nearest === undefined ? undefined : `It has one called "${nearest}": rename it to "${property}".`,
    );
  }
  if (options === undefined) checkAnyFunction(kind, value, `${where}: ${singular} "${name}"`);
}

/** Checks that a contribution has one of the functions of which its kind requires any. */
function checkAnyFunction(kind: ContributionKind, value: Readonly<Record<string, unknown>>, where: string): void {
  const { requiresOneOf: names } = kindDetails[kind];
  if (names === undefined || names.some((name) => typeof value[name] === 'function')) return;
  const misspelled = unknownFunctions(kind, value).map((name) => [name, nearestName(name, names)] as const).find(([, nearest]) => nearest !== undefined);
  throw invalidContribution(
    `${where} must have one of the functions ${names.join(', ')}.`,
    misspelled === undefined ? undefined : `It has one called "${misspelled[0]}": rename it to "${misspelled[1]}".`,
  );
}

/** Functions that no contract of the kind has: possibly a required one with its name misspelled. */
function unknownFunctions(kind: ContributionKind, value: Readonly<Record<string, unknown>>): readonly string[] {
  const known = contractProperties(kind);
  return Object.keys(value).filter((key) => typeof value[key] === 'function' && !known.includes(key));
}

function invalidPlugin(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_PLUGIN',
    message,
    hint: 'Export an object like { name: "vitrum-plugin-x", version: "1.0.0", activations: [ … ] }.',
  });
}

function invalidContribution(message: string, hint?: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONTRIBUTION',
    message,
    hint: hint ?? 'Compare it with a built-in contribution of the same kind; `vitrum list` names them.',
  });
}
