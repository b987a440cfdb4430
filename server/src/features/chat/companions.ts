import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PersonId } from '@passerelle/contracts/ids';
import { Announcer } from '../../platform/realtime/announcer';
import { Census } from '../../platform/realtime/census';
import { CircleRepository } from './circle.repository';

/**
 * Who of the people one writes with is connected. Nothing is stored: it is read from the sockets of this moment.
 * Only those who share a direct conversation with a person hear of their coming and going.
 */
@Injectable()
export class Companions implements OnModuleInit {
  /** Facts leave in the order in which people come and go, although companions have to be looked up. */
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly circles: CircleRepository,
    private readonly announcer: Announcer,
    private readonly census: Census,
  ) {}

  onModuleInit(): void {
    this.census.watch('person', (_id, personId, online) => this.moved(personId, online));
  }

  /** Of these people, those with at least one open line. */
  online(ids: readonly PersonId[]): PersonId[] {
    return ids.filter((id) => this.census.peopleIn(`person:${id}`).size > 0);
  }

  private moved(personId: PersonId, online: boolean): void {
    this.telling = this.telling.then(() => this.tell(personId, online)).catch(() => undefined);
  }

  private async tell(personId: PersonId, online: boolean): Promise<void> {
    const companions = await this.circles.companionsOf(personId);
    for (const id of companions)
      this.announcer.tell(`person:${id}`, 'chat:companion-moved', { personId, online });
  }
}
