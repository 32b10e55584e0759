import { test } from 'vitest';
import { checksOf } from '../src/check-plugin.ts';
import { runCheck } from '../src/check.ts';
import { builtInSubjects } from './support/subjects.ts';
test('time', async () => {
  for (const s of builtInSubjects('layers')) {
    const out: string[] = [];
    let total = 0;
    for (const c of checksOf('layers').checks) { const t = performance.now(); const r = await runCheck(c, s); const d = performance.now() - t; total += d; out.push(`${c.name} ${d.toFixed(0)}${r.failures.length ? ' FAIL ' + r.failures[0]?.message : ''}${r.leftOut ? ' (left out: ' + r.leftOut + ')' : ''}`); }
    console.log(s.name, total.toFixed(0), out.join('; '));
  }
}, 300000);
