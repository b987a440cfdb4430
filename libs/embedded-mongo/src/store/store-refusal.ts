export type RefusalReason = 'in-use' | 'not-writable' | 'newer-format' | 'damaged' | 'other-engine';

/** The store cannot be opened. The message is one sentence that says what to do. */
export class StoreRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
    this.name = 'StoreRefusal';
  }
}

/** What the system said while a directory was being opened, as a refusal; anything else stays what it is. */
export function refusalOf(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof StoreRefusal || code === undefined || syscall === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StoreRefusal(
      'not-writable',
      `The data directory ${path} cannot be written because its disk is full (${code}): make room there, then start again.`,
    );
  return new StoreRefusal(
    'not-writable',
    `The data directory ${path} cannot be read and written (${code} in ${syscall}): check the disk and the rights of this account there.`,
  );
}
