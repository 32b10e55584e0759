import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attributeTypes, dataTypes, fields } from '../src/proto/messages.ts';

/** The schema of the ONNX project, version 1.12, from https://github.com/onnx/onnx: Apache-2.0, as it says at its head. */
const schema = readFileSync(new URL('onnx.proto', import.meta.url), 'utf8').replaceAll(/\/\/.*/g, '');

/** The text between the braces of a message or an enumeration. */
function bodyOf(kind: 'message' | 'enum', name: string): string {
  const start = schema.search(new RegExp(`\\b${kind} ${name} \\{`));
  if (start === -1) throw new Error(`the schema has no ${kind} ${name}`);
  let depth = 0;
  for (let end = schema.indexOf('{', start); end < schema.length; end++) {
    depth += { '{': 1, '}': -1 }[schema[end] ?? ''] ?? 0;
    if (depth === 0) return schema.slice(start, end);
  }
  throw new Error(`${kind} ${name} has no end`);
}

const numberOf = (body: string, name: string): number => Number(new RegExp(`\\b${name}\\s*=\\s*(\\d+)`).exec(body)?.[1]);

test.each(Object.entries(fields))('the fields of %s have the numbers of the schema', (message, numbers) => {
  const body = bodyOf('message', message);
  expect(Object.fromEntries(Object.keys(numbers).map((name) => [name, numberOf(body, name)]))).toEqual(numbers);
});

test('kinds of numbers and of attributes have those of the schema', () => {
  const kinds = bodyOf('enum', 'DataType');
  expect(Object.fromEntries(Object.keys(dataTypes).map((name) => [name, numberOf(kinds, name.toUpperCase())]))).toEqual(dataTypes);
  const attributes = bodyOf('enum', 'AttributeType');
  expect(Object.fromEntries(Object.keys(attributeTypes).map((name) => [name, numberOf(attributes, name.toUpperCase())]))).toEqual(attributeTypes);
});
