export type RefusalReason = 'in-use' | 'not-writable' | 'newer-format' | 'damaged';

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
