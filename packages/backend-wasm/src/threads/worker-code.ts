/**
 * What a thread runs, as text: so no bundler has to find a file. It gets the compiled module and the memory, and then stays in
 * the kernels' `serve` until it is ended.
 */
export const serveCode = `
const serve = ({ module, memory, control, thread }) =>
  new WebAssembly.Instance(module, { env: { memory } }).exports.serve(control, thread);
`;

/** What a thread is sent. */
export interface ServeMessage {
  readonly module: object;
  readonly memory: object;
  readonly control: number;
  readonly thread: number;
}
