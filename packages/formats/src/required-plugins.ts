import {
  catalogOfReference,
  isReference,
  isReferenceOption,
  normaliseReference,
  type ContributionKind,
  type OptionSchema,
  type Registry,
} from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';
import type { RequiredPlugin } from './model-file.ts';

/** The plugins that the layers of a network and what they refer to come from, each once, in order of appearance. */
export function requiredPlugins(config: NetworkConfig, registry: Registry): readonly RequiredPlugin[] {
  const found = new Map<string, RequiredPlugin>();
  for (const { type, ...options } of config.layers) collect(registry, 'layers', type, options, found);
  return [...found.values()];
}

function collect(
  registry: Registry,
  kind: ContributionKind,
  name: string,
  options: Readonly<Record<string, unknown>>,
  found: Map<string, RequiredPlugin>,
): void {
  const { definition, plugin } = registry[kind].entry(name);
  found.set(plugin.name, { name: plugin.name, version: plugin.version });
  const schema: OptionSchema = 'options' in definition ? definition.options : {};
  for (const [optionName, option] of Object.entries(schema)) {
    if (!isReferenceOption(option)) continue;
    const value = options[optionName] ?? option.default;
    if (!isReference(value)) continue;
    const { type, ...nestedOptions } = normaliseReference(value, option.type);
    collect(registry, catalogOfReference[option.type], type, nestedOptions, found);
  }
}
