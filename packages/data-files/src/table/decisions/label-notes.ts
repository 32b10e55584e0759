import type { TargetPlan } from './choose-task.ts';
import type { ColumnProfile } from '../columns/column-profile.ts';

const separators = ['|', ';', ','] as const;

/** The note on classes that look like several labels in one cell: `a|b` beside `a` or `b`. */
export function labelNotes({ form, names }: TargetPlan, { name }: Pick<ColumnProfile, 'name'>, told: string): readonly string[] {
  if (form !== 'class') return [];
  const known = new Set(names);
  for (const separator of new Set([told, ...separators])) {
    const joined = names.find((each) => partsOf(each, separator).length > 1 && partsOf(each, separator).some((part) => known.has(part)));
    if (joined === undefined) continue;
    const option = separator === told ? '' : ` with labelSeparator: "${separator}"`;
    return [`${JSON.stringify(joined)} in "${name}" was taken for one class; the option task: "multi-label"${option} makes several labels of it`];
  }
  return [];
}

function partsOf(name: string, separator: string): readonly string[] {
  return separator === '' ? [name] : name.split(separator).map((part) => part.trim());
}
