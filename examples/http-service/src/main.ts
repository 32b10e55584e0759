// Serves a model until it is told to end: node src/main.ts --model models/iris.json --port 8080
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { isVitrumError } from 'vitrum';
import { loadModel } from 'vitrum/node';
import { createService } from './service.ts';

const options = {
  model: { type: 'string', default: 'models/iris.json' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8080' },
} as const;

try {
  const { model: path, host, port } = parseArgs({ options }).values;
  const model = await loadModel(path);
  const service = await createService(model, {}, true);
  await service.listen({ host, port: portOf(port) });
  // What is being answered is finished first.
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err !== undefined) service.log.error(err);
    await service.close();
    model.release();
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (isVitrumError(error)) console.error(error.hint);
  process.exitCode = 1;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new Error(`--port is a whole number from 0 to 65535, got "${text}". 0 takes a free one.`);
}
