/**
 * The code of a thread, as text, so that no bundler has to find a file. It receives the compiled module and the memory, and then
 * stays in the kernels' `serve` until it is ended.
 */
export const serveCode = `
const serve = ({ module, memory, control, thread }) =>
  new WebAssembly.Instance(module, { env: { memory } }).exports.serve(control, thread);
`;

/** The message that starts a thread. */
export interface ServeMessage {
  readonly module: object;
  readonly memory: object;
  readonly control: number;
  readonly thread: number;
}
