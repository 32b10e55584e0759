import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { kindBySingular } from '@vitrum/core/internal';
import { addRow } from './add-row.ts';
import { addToContributions, contributionsFile } from './add-to-contributions.ts';
import type { NewContribution } from './contribution.ts';
import { addToIndex, exportFromIndex, listInPlugin } from './edit-index.ts';
import { newKinds } from './kinds.ts';
import { renderTemplate, type Templates } from './templates.ts';

/** A file with its new content. */
export interface Change {
  readonly type: 'new' | 'changed';
  /** From the root. */
  readonly path: string;
  readonly content: string;
}

/**
 * Every file that a new contribution creates or changes, with its new content. Everything is computed before anything is written.
 *
 * @throws Error if a file to be changed does not have the expected form
 */
export function changesFor(contribution: NewContribution, root: string, templates: Templates): readonly Change[] {
  const { kind, identifier, packageName, file, testFile, index, plugin, changeset } = contribution;
  const { test } = newKinds[kind];
  const fill = (template: string): string => renderTemplate(templates, template, contribution);
  const edit = (path: string, change: (source: string) => string): Change => ({
    type: 'changed',
    path,
    content: change(readFileSync(join(root, path), 'utf8')),
  });
  const entry = { identifier, module: `./${posix.relative(dirname(index), file)}`, list: kindBySingular[kind] };
  return [
    { type: 'new', path: file, content: fill(`${kind}/contribution.ts`) },
    ...(plugin === index
      ? [edit(index, (source) => addToIndex(source, entry, index))]
      : [edit(index, (source) => exportFromIndex(source, entry, index)), edit(plugin, (source) => listInPlugin(source, entry, plugin))]),
    edit(contributionsFile, (source) => addToContributions(source, identifier, packageName)),
    'table' in test
      ? edit(testFile, (source) => addRow(source, test.table, fill(`${kind}/row.ts`), testFile))
      : { type: 'new', path: testFile, content: fill(`${kind}/test.ts`) },
    { type: 'new', path: changeset, content: fill('all/changeset.md') },
  ];
}
