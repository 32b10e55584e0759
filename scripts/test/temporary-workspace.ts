import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** File contents by path: text, or an object to be written as JSON. */
export type Files = Readonly<Record<string, string | object>>;

/** Writes files to a new temporary folder, which is removed when the running test ends, and returns its path. */
export function temporaryWorkspace(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'vitrum-test-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}
