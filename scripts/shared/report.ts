/** Runs a function and prints one line with its result and duration, or its error. @returns Whether it succeeded. */
export async function report(name: string, check: () => Promise<string>): Promise<boolean> {
  const start = performance.now();
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  try {
    const result = await check();
    console.log(`${name}: ${result} (${seconds()})`);
    return true;
  } catch (error) {
    console.error(`${name}: FAILED (${seconds()})\n${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}
