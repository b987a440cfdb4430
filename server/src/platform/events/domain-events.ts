import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@passerelle/contracts/primitives';

/** Something that has happened and is stored. Subclasses say what, in one sentence. */
export abstract class DomainEvent {
  /** Who did it; absent when the system did. */
  abstract readonly by: string | undefined;
  abstract readonly at: Instant;
}

type Kind<E extends DomainEvent> = abstract new (...args: never[]) => E;
type Listener<E extends DomainEvent> = (event: E) => Promise<void> | void;

/**
 * Features react to each other through these, never by calls.
 * `publish` waits for its listeners, so that an answer is given after they are done;
 * a listener that fails is logged and never undoes what has happened.
 */
@Injectable()
export class DomainEvents {
  private readonly logger = new Logger(DomainEvents.name);
  private readonly listeners: { kind: Kind<DomainEvent>; listener: Listener<DomainEvent> }[] = [];

  on<E extends DomainEvent>(kind: Kind<E>, listener: Listener<E>): void {
    this.listeners.push({ kind, listener: listener as Listener<DomainEvent> });
  }

  async publish(...events: readonly DomainEvent[]): Promise<void> {
    for (const event of events)
      for (const { kind, listener } of this.listeners)
        if (event instanceof kind) await this.tell(listener, event);
  }

  private async tell<E extends DomainEvent>(listener: Listener<E>, event: E): Promise<void> {
    try {
      await listener(event);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
