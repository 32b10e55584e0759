// Serves the built site as a static host would: npm run site builds it first.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { siteBase } from '../src/site-base.ts';

const port = Number(process.env['PORT'] ?? 8081);
const files = sirv(fileURLToPath(new URL('../dist/site', import.meta.url)), { dev: true });

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (!path.startsWith(siteBase)) return void response.writeHead(302, { location: siteBase }).end();
  request.url = path.slice(siteBase.length - 1);
  files(request, response, () => void response.writeHead(404, { 'content-type': 'text/plain' }).end(`There is no page ${path}.`));
});
server.on('error', ({ message }) => {
  console.error(`The site cannot be served at port ${port}: ${message}. Name another with PORT=8090 npm run site.`);
  process.exitCode = 1;
});
server.listen(port, 'localhost', () => console.log(`The site: http://localhost:${port}${siteBase}, the lab: http://localhost:${port}${siteBase}lab/. Ctrl+C ends it.`));
