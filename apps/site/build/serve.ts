// Serves the built site as a static host would: npm run site builds it first.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { siteBase } from '../src/site-base.ts';
import { siteListener } from './site-listener.ts';

const port = Number(process.env['PORT'] ?? 8081);
const server = createServer(siteListener(fileURLToPath(new URL('../dist/site', import.meta.url))));
server.on('error', ({ message }) => {
  console.error(`The site cannot be served at port ${port}: ${message}. Name another with PORT=8090 npm run site.`);
  process.exitCode = 1;
});
server.listen(port, 'localhost', () => console.log(`The site: http://localhost:${port}${siteBase}, the lab: http://localhost:${port}${siteBase}lab/. Ctrl+C ends it.`));
