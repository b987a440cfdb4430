import { Service, inject } from '@angular/core';
import { keep, kept } from '../device/kept';
import { Session } from '../session/session';

/** What somebody began to write and has not sent: kept on this device, under their own name, until it is sent. */
@Service()
export class Drafts {
  private readonly session = inject(Session);

  /** @param place where it is written, unique in the product: `reply:dis_01J…` */
  keep(place: string, draft: unknown): void {
    keep(this.key(place), JSON.stringify(draft));
  }

  /** What was kept there; undefined when there is nothing, or nothing that `fits`. */
  read<T>(place: string, fits: (draft: unknown) => T | undefined): T | undefined {
    try {
      const stored = kept(this.key(place));
      return stored ? fits(JSON.parse(stored)) : undefined;
    } catch {
      return undefined;
    }
  }

  forget(place: string): void {
    keep(this.key(place), '');
  }

  private key(place: string): string {
    return `draft.${this.session.me()?.personId ?? 'nobody'}.${place}`;
  }
}
