export * from './index';
export { runJob } from './threads/run-job';
export { serve } from './threads/serve';
