import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schemaFile = 'packages/runs/src/events.schema.json';
// The schema is a file of this repository.
const schema = JSON.parse(readFileSync(new URL(`../../${schemaFile}`, import.meta.url), 'utf8')) as { readonly $defs: Readonly<Record<string, unknown>> };
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(schema, 'events');

/** How a record deviates from the schema of events.jsonl, and what to do; empty if it does not. */
export function eventProblems(record: { readonly event?: unknown }): readonly string[] {
  const name = String(record.event);
  const validate = name in schema.$defs ? ajv.getSchema(`events#/$defs/${name}`) : undefined;
  if (validate === undefined) return [`there is no record "${name}" in ${schemaFile}: describe it there, and list it in "oneOf"`];
  if (validate(record)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const unknown: unknown = params['additionalProperty'];
    if (typeof unknown !== 'string') return `${name}${instancePath} ${message ?? 'is wrong'}: mend the record, or its description in ${schemaFile}`;
    return `${name}${instancePath} has a field "${unknown}" that nobody can know of: describe it under $defs.${name} in ${schemaFile}`;
  });
}
