import { describe, expect, test } from 'vitest';
import { Interruption, ProcessFailure, ProcessRunner, type Command } from '../src/process/process-runner.ts';

const node = (script: string): Command => ({ program: process.execPath, args: ['-e', script] });

describe('ProcessRunner', () => {
  test('gives a program its request and takes its last line as the answer', async () => {
    const script = "console.log('a line before'); console.log(JSON.stringify({ doubled: JSON.parse(process.argv.at(-1)).value * 2 }))";
    expect(await new ProcessRunner().ask(node(script), { value: 21 })).toEqual({ doubled: 42 });
  });

  test('passes environment and folder on', async () => {
    const { output } = await new ProcessRunner().run({ ...node('console.log(process.env.COLOR)'), environment: { COLOR: 'blue' } });
    expect(output).toBe('blue\n');
  });

  test('a program that fails is a ProcessFailure with its last words', async () => {
    await expect(new ProcessRunner().run(node("console.error('no such thing'); process.exit(3)"))).rejects.toThrow(/3: no such thing/);
    await expect(new ProcessRunner().run({ program: 'a-program-that-is-not-there', args: [] })).rejects.toThrow(ProcessFailure);
  });

  test('an answer that is not JSON is a ProcessFailure', async () => {
    await expect(new ProcessRunner().ask(node("console.log('hello')"), {})).rejects.toThrow(ProcessFailure);
  });

  test('stop ends what runs, and nothing starts afterwards', async () => {
    const runner = new ProcessRunner();
    const running = runner.run(node('setInterval(() => {}, 1000)'));
    runner.stop();
    await expect(running).rejects.toThrow(Interruption);
    await expect(runner.run(node('0'))).rejects.toThrow(Interruption);
  });
});
