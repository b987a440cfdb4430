import type { AddressInfo } from 'node:net';
import { Controller, Get, HttpException, Inject, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MongoClient } from 'mongodb';
import { answerParent } from '../method/answer-parent';

const CLIENT = Symbol('client');

/** Handlers that do the one thing with the driver, for whoever asks. */
@Controller()
class BareController {
  constructor(@Inject(CLIENT) private readonly client: MongoClient) {}

  /** The newest rows, as they are stored. */
  @Get('messages')
  messages(@Query('channel') channelId: string, @Query('limit') limit: string): Promise<unknown[]> {
    return this.client
      .db()
      .collection('messages')
      .find({ channelId }, { projection: { formerVersions: 0 } })
      .sort({ number: -1 })
      .limit(Number(limit))
      .toArray();
  }

  /** Takes a place by one conditional update, or answers 409. */
  @Post('places/:id/:count')
  async take(@Param('id') id: string, @Param('count') count: string): Promise<void> {
    const { modifiedCount } = await this.client
      .db()
      .collection<{ _id: string; taken: number }>('benchPlaces')
      .updateOne({ _id: id, taken: { $lt: Number(count) } }, { $inc: { taken: 1 } });
    if (modifiedCount === 0) throw new HttpException('full', 409);
  }

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }
}

/** Answers at this port of 127.0.0.1, with what is in this database; writes are as durable as the product's. */
async function listen(uri: string): Promise<number> {
  const writeConcern = { w: 'majority', journal: true } as const;
  const client = await new MongoClient(uri, { writeConcern }).connect();
  @Module({
    controllers: [BareController],
    providers: [{ provide: CLIENT, useValue: client }],
  })
  class BareModule {}
  const app = await NestFactory.create(BareModule, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
}

answerParent({ listen });
