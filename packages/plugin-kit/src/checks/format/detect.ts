import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { sampleModel } from './sample-model.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Beginnings of files that people have, and which are of no format of models. */
const others: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['an empty file', new Uint8Array()],
  ['a single byte', Uint8Array.of(0x7b)],
  ['a text', text('The quick brown fox jumps over the lazy dog.\n')],
  ['a JSON file', text('{"name": "fox", "jumps": true}\n')],
  ['a program', text('export const fox = () => "jumps";\n')],
  ['a picture in PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52)],
  ['a picture in JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1)],
  ['a file in gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
  ['an empty archive', Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
  ['a file of zeros', new Uint8Array(64)],
  ['a file of noise', Uint8Array.from({ length: 256 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256)],
];

/** A file is given to the first format that takes it for its own. */
export const formatDetect = check<CheckContext<'formats'>>('detect', 'it knows its own files, and no others', async ({ name, definition, registry, tried, fail, skip }) => {
  const { detect, write } = definition;
  if (detect === undefined) return skip('its files are known by the ends of their names alone');
  tried(`${write === undefined ? '' : 'a file of its own, '}${others.length} of other kinds, and those of the other formats of the plugin`);
  const model = sampleModel(registry);
  if (write !== undefined) {
    const [main] = await write(model);
    if (!detect(main.bytes)) fail({ message: 'It does not know the file that it has written itself.', hint: 'Look at the bytes that every file of the format begins or ends with.' });
  }
  for (const [what, bytes] of others) if (detect(bytes)) fail(taken(what));
  for (const { definition: { name: other, write: writeOther } } of registry.formats.entries) {
    if (other === name || writeOther === undefined) continue;
    const [main] = await writeOther(model);
    if (detect(main.bytes)) fail(taken(`a file of ${other}`));
  }
});

const taken = (what: string) => ({ message: `It takes ${what} for one of its own.`, hint: 'Whoever opens that file is told that it is damaged: look for more than one byte, and at names within.' });
