import type { ContributionKind, OptionSchema, Registry } from '@vitrum/core';
import { isReference, isReferenceKind, kindBySingular, normalizeReference } from '@vitrum/core/internal';
import type { NetworkConfig } from '@vitrum/network';
import { expandBlocks } from '@vitrum/network/internal';
import type { RequiredPlugin } from './model-file.ts';

type Found = Map<string, RequiredPlugin>;

/** The plugins of a network's layers and of everything they refer to, each once, in order of appearance. */
export function requiredPlugins(registry: Registry, config: NetworkConfig): readonly RequiredPlugin[] {
  const found: Found = new Map();
  for (const { type, ...options } of expandBlocks(config).layers) collectContribution(registry, 'layers', type, options, found);
  return [...found.values()];
}

/**
 * The plugins of everything that a configuration refers to, each once: the loss and the optimizer of a training configuration.
 *
 * @throws VITRUM_UNKNOWN_NAME
 */
export function pluginsOfOptions(
  registry: Registry,
  schema: OptionSchema,
  options: Readonly<Record<string, unknown>>,
): readonly RequiredPlugin[] {
  const found: Found = new Map();
  collectReferences(registry, schema, options, found);
  return [...found.values()];
}

function collectContribution(
  registry: Registry,
  kind: ContributionKind,
  name: string,
  options: Readonly<Record<string, unknown>>,
  found: Found,
): void {
  const { definition, plugin } = registry[kind].entry(name);
  found.set(plugin.name, { name: plugin.name, version: plugin.version });
  collectReferences(registry, 'options' in definition ? definition.options : {}, options, found);
}

function collectReferences(registry: Registry, schema: OptionSchema, options: Readonly<Record<string, unknown>>, found: Found): void {
  for (const [optionName, option] of Object.entries(schema)) {
    const kind = option.type === 'references' ? option.of : option.type;
    if (!isReferenceKind(kind)) continue;
    const value = options[optionName] ?? option.default;
    for (const reference of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (!isReference(reference)) continue;
      const { type, ...nestedOptions } = normalizeReference(reference, kind);
      collectContribution(registry, kindBySingular[kind], type, nestedOptions, found);
    }
  }
}
