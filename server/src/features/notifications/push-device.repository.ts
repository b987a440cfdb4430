import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { PersonId, PushDeviceId } from '@passerelle/contracts/ids';
import { PushDeviceRecord } from './notification.schema';

export type StoredDevice = Omit<PushDeviceRecord, '_id'> & { id: PushDeviceId };

/** One person's devices, at most: the oldest makes room. */
const MOST = 20;

@Injectable()
export class PushDeviceRepository {
  constructor(
    @InjectModel(PushDeviceRecord.name) private readonly devices: Model<PushDeviceRecord>,
  ) {}

  async of(personId: PersonId): Promise<StoredDevice[]> {
    const found = await this.devices
      .find({ personId })
      .sort({ since: -1, _id: -1 })
      .lean<PushDeviceRecord[]>();
    return found.map(({ _id: id, ...fields }) => ({ id, ...fields }));
  }

  /** The same browser again is the same device, and belongs to whoever says so now. */
  async put({ id, endpoint, ...fields }: StoredDevice): Promise<void> {
    await this.devices.updateOne(
      { endpoint },
      { $set: fields, $setOnInsert: { _id: id } },
      { upsert: true },
    );
    const surplus = (await this.of(fields.personId)).slice(MOST);
    await this.devices.deleteMany({ _id: { $in: surplus.map((device) => device.id) } });
  }

  async remove(personId: PersonId, id: PushDeviceId): Promise<boolean> {
    return (await this.devices.deleteOne({ _id: id, personId })).deletedCount === 1;
  }
}
