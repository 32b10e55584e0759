// Preloaded into an unmodified program: writes its peak memory to a file on exit. Plain JavaScript, because Node's type stripping
// would add to the memory.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.VITRUM_BENCH_MEMORY_FILE;

/** Bytes. On Linux, maxRSS also counts the process that started this one; the kernel's high-water mark does not. */
function peakMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

if (file !== undefined) process.on('exit', () => writeFileSync(file, String(peakMemory())));
