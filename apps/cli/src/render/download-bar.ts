import type { DownloadProgress } from '@vitrum/datasets/node';

/** Tells how far a download is. */
export interface DownloadView {
  readonly update: (progress: DownloadProgress) => void;
  readonly end: () => void;
}

/** One line that is written over, on a terminal; nothing elsewhere. */
export function showDownload(stream: NodeJS.WriteStream): DownloadView {
  let isShown = false;
  return {
    update: ({ file, receivedBytes, totalBytes }) => {
      if (!stream.isTTY) return;
      isShown = true;
      const total = totalBytes === undefined ? '' : ` of ${megabytes(totalBytes)}`;
      stream.write(`\r\u001B[Kdownloading ${file}: ${megabytes(receivedBytes)}${total} MB`);
    },
    end: () => {
      if (isShown) stream.write('\r\u001B[K');
    },
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
