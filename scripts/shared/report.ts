/** Does something and prints one line of it with the seconds that it took, or what went wrong. @returns Whether it went well. */
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
