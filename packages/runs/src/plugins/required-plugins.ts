import { VitrumError, type ErrorCode, type Registry } from '@vitrum/core';
import { findMissingPlugins, type RequiredPlugin } from '@vitrum/formats';
import { describePlugin } from '@vitrum/formats/internal';
import type { HintTexts } from '../hint-texts.ts';

/**
 * Checks that every plugin of a list is registered.
 *
 * @param subject - What requires them, for messages: `The model`.
 * @throws an error of that code, which says how to give the plugin
 */
export function requirePlugins(
  registry: Registry,
  required: readonly RequiredPlugin[],
  subject: string,
  code: ErrorCode,
  { installPlugins }: Pick<HintTexts, 'installPlugins'>,
): void {
  const [missing] = findMissingPlugins(registry, required);
  if (missing === undefined) return;
  throw new VitrumError({
    code,
    message: `${subject} needs the plugin ${describePlugin(missing)}, which is not registered.`,
    hint: installPlugins([missing]),
  });
}
