import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { BodyId, PersonId } from '@passerelle/contracts/ids';
import {
  FIRST_CHOICE,
  type NotificationChoice,
  type ThreadId,
  type Volume,
} from '@passerelle/contracts/volumes';
import { ChoiceRecord, VolumeRecord } from './notification.schema';

export type PlaceId = BodyId | ThreadId;

/** What is kept of a person: their choice (or the first one) and the last summary that was settled. */
export interface Kept {
  readonly choice: NotificationChoice;
  readonly lastDigest?: string | undefined;
}

/** Volumes and summaries as people chose them. */
@Injectable()
export class PreferenceRepository {
  constructor(
    @InjectModel(ChoiceRecord.name) private readonly choices: Model<ChoiceRecord>,
    @InjectModel(VolumeRecord.name) private readonly volumes: Model<VolumeRecord>,
  ) {}

  async of(ids: readonly PersonId[]): Promise<(id: PersonId) => Kept> {
    const found = await this.choices.find({ _id: { $in: ids } }).lean<ChoiceRecord[]>();
    const kept = new Map(found.map(({ _id, ...record }) => [_id, record]));
    return (id) => {
      const { choice = FIRST_CHOICE, lastDigest } = kept.get(id) ?? {};
      return { choice, lastDigest };
    };
  }

  async choose(id: PersonId, choice: NotificationChoice): Promise<void> {
    await this.choices.updateOne({ _id: id }, { $set: { choice } }, { upsert: true });
  }

  async settleDigest(id: PersonId, lastDigest: string): Promise<void> {
    await this.choices.updateOne({ _id: id }, { $set: { lastDigest } }, { upsert: true });
  }

  /** What these people chose for these places. */
  async at(
    places: readonly PlaceId[],
    ids: readonly PersonId[],
  ): Promise<(person: PersonId, place: PlaceId) => Volume | undefined> {
    const found = await this.volumes
      .find({ placeId: { $in: places }, personId: { $in: ids } })
      .lean<VolumeRecord[]>();
    const byId = new Map(found.map(({ _id, volume }) => [_id, volume]));
    return (person, place) => byId.get(`${person} ${place}`);
  }

  async ofPerson(personId: PersonId): Promise<{ placeId: PlaceId; volume: Volume }[]> {
    return this.volumes.find({ personId }).lean<VolumeRecord[]>();
  }

  /** An empty volume takes the choice back. */
  async set(personId: PersonId, placeId: PlaceId, volume: Volume): Promise<void> {
    const _id = `${personId} ${placeId}`;
    if (!volume.mail && !volume.push) await this.volumes.deleteOne({ _id });
    else
      await this.volumes.updateOne(
        { _id },
        { $set: { personId, placeId, volume } },
        { upsert: true },
      );
  }
}
