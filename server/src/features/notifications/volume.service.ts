import { Injectable } from '@nestjs/common';
import { BodyId } from '@passerelle/contracts/ids';
import {
  ThreadId,
  type NotificationChoice,
  type NotificationPreferences,
  type VolumeChoice,
} from '@passerelle/contracts/volumes';
import type { Caller } from '../../platform/permissions/caller';
import { BodyService } from '../bodies/body.service';
import { PreferenceRepository } from './preference.repository';
import { ThreadAccess } from './thread.access';

/** What a person has chosen to hear. Everybody chooses for themselves alone. */
@Injectable()
export class VolumeService {
  constructor(
    private readonly preferences: PreferenceRepository,
    private readonly bodies: BodyService,
    private readonly threads: ThreadAccess,
  ) {}

  async read(caller: Caller): Promise<NotificationPreferences> {
    const { personId, standing } = caller;
    const [keptOf, chosen] = await Promise.all([
      this.preferences.of([personId]),
      this.preferences.ofPerson(personId),
    ]);
    const volumes = new Map(chosen.map(({ placeId, volume }) => [placeId, volume]));
    const named = [...volumes.keys()].filter((id): id is BodyId => BodyId.safeParse(id).success);
    const ids = [...new Set([...standing.seats.map((seat) => seat.bodyId), ...named])];
    const bodies = await this.bodies.allowed(caller, 'bodies:read', ids);
    return {
      ...keptOf(personId).choice,
      bodies: [...bodies.values()].map(({ id, name }) => ({
        ...{ bodyId: id, name, volume: volumes.get(id) ?? {} },
      })),
      threads: chosen.flatMap(({ placeId, volume }) => {
        const thread = ThreadId.safeParse(placeId);
        return thread.success ? [{ threadId: thread.data, volume }] : [];
      }),
    };
  }

  async choose(caller: Caller, choice: NotificationChoice): Promise<NotificationPreferences> {
    await this.preferences.choose(caller.personId, choice);
    return this.read(caller);
  }

  async setAt(
    caller: Caller,
    bodyId: BodyId,
    threadId: ThreadId | undefined,
    { mail, push }: VolumeChoice,
  ): Promise<NotificationPreferences> {
    await this.bodies.require(caller, 'bodies:read', bodyId);
    if (threadId) await this.threads.require(caller, bodyId, threadId);
    const volume = { ...(mail && { mail }), ...(push && { push }) };
    await this.preferences.set(caller.personId, threadId ?? bodyId, volume);
    return this.read(caller);
  }
}
