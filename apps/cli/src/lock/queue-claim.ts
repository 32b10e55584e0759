/** What a worker of a queue may say about the folder of a run. */
export interface QueueClaim {
  /** The job that the queue has given to it, and to no other worker. */
  readonly job: string;
  /** The lock of a process elsewhere, whose job the queue has given up. */
  readonly givenUp?: string;
}
