import { Service, inject } from '@angular/core';
import { documentPaths } from '@passerelle/contracts/documents';
import type { TransferId } from '@passerelle/contracts/ids';
import type { DetailedError } from 'tus-js-client';
import { Session } from '../../../platform/session/session';

/** Bytes that leave at once. Small, so that a pass that runs out or a weak line costs little. */
const PIECE = 1024 * 1024;

/** How sending ended: everything has arrived, the line broke, or the server refused with this status. */
export type Outcome = 'arrived' | 'cut' | 'stopped' | { readonly refused: number };

/** Sends a file to its announced transfer with the resumable protocol (tus), from the byte that the server has last. */
@Service()
export class Sender {
  private readonly session = inject(Session);

  async send(
    id: TransferId,
    file: File,
    progress: (sent: number) => void,
    stop: AbortSignal,
  ): Promise<Outcome> {
    const outcome = await this.attempt(id, file, progress, stop);
    const expired = typeof outcome === 'object' && outcome.refused === 401;
    if (expired && (await this.session.refresh())) return this.attempt(id, file, progress, stop);
    return outcome;
  }

  private async attempt(
    id: TransferId,
    file: File,
    progress: (sent: number) => void,
    stop: AbortSignal,
  ): Promise<Outcome> {
    const { Upload } = await import('tus-js-client');
    if (stop.aborted) return 'stopped';
    return new Promise((resolve) => {
      const upload = new Upload(file, {
        uploadUrl: documentPaths.transfer(id),
        chunkSize: PIECE,
        // Who sends again, and when, is decided by the list: it knows whether there is a network.
        retryDelays: null,
        storeFingerprintForResuming: false,
        onProgress: (sent) => progress(sent),
        onSuccess: () => resolve('arrived'),
        onError: (error) => resolve(outcomeOf(error)),
      });
      stop.addEventListener('abort', () => {
        void upload.abort();
        resolve('stopped');
      });
      upload.start();
    });
  }
}

function outcomeOf(error: Error | DetailedError): Outcome {
  const status = ('originalResponse' in error && error.originalResponse?.getStatus()) || 0;
  return status === 0 || status >= 500 || status === 409 || status === 423
    ? 'cut'
    : { refused: status };
}
