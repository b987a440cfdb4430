import { Injectable } from '@nestjs/common';
import type { RegistrationId } from '@passerelle/contracts/ids';
import type { Instant } from '@passerelle/contracts/primitives';

type Source = (id: RegistrationId) => Promise<Instant | undefined>;

/** Who is in is known by the gates, which know the registrations: they tell it here. */
@Injectable()
export class ArrivalsService {
  private source: Source = async () => undefined;

  learnFrom(source: Source): void {
    this.source = source;
  }

  /** When the holder of this registration came in. */
  at(id: RegistrationId): Promise<Instant | undefined> {
    return this.source(id);
  }
}
