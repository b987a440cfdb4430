import { Global, Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ChangeFeed } from './change-feed';
import { Transactions } from './transactions';

@Global()
@Module({})
export class DatabaseModule {
  /** `uri` names a replica set: the embedded one, or the operator's. */
  static at(uri: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        MongooseModule.forRoot(uri, {
          retryAttempts: 0,
          autoIndex: true,
          serverSelectionTimeoutMS: 10_000,
          writeConcern: { w: 'majority', journal: true },
        }),
      ],
      providers: [ChangeFeed, Transactions],
      exports: [ChangeFeed, Transactions],
    };
  }
}
