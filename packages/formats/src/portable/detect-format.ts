import { VitrumError, type Format, type Registry } from '@vitrum/core';

/**
 * The format of a file, by its content, and by the end of its name where that says nothing.
 *
 * @throws VITRUM_INVALID_MODEL for a file of no registered format that can be read
 */
export function detectFormat(registry: Registry, name: string, bytes: Uint8Array): Format {
  const formats = registry.formats.entries.map(({ definition }) => definition).filter(({ read }) => read !== undefined);
  const found = formats.find((format) => format.detect?.(bytes) === true) ?? formats.find((format) => hasExtension(format, name));
  if (found !== undefined) return found;
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `${name} is a file of no format that can be read.`,
    hint: `Formats that can: ${formats.map((format) => `${format.name} (${format.extensions.join(', ')})`).join(', ')}.`,
  });
}

/**
 * The format that a file is to be written in, by the end of its name.
 *
 * @throws VITRUM_MISSING_OPTION
 */
export function formatForName(registry: Registry, name: string): Format {
  const formats = registry.formats.entries.map(({ definition }) => definition).filter(({ write }) => write !== undefined);
  const found = formats.find((format) => hasExtension(format, name));
  if (found !== undefined) return found;
  throw new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `The name ${name} does not say in which format to write.`,
    hint: `Choose one with --to: ${formats.map((format) => format.name).join(', ')}.`,
  });
}

const hasExtension = ({ extensions }: Format, name: string): boolean => extensions.some((end) => name.toLowerCase().endsWith(end));
