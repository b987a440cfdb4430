import { Module, type DynamicModule } from '@nestjs/common';
import { SETTINGS, type Settings } from './settings';

export const SESSION_SECRET = Symbol('session secret');

@Module({})
export class ConfigModule {
  static with(settings: Settings, secret: string): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: SESSION_SECRET, useValue: secret },
      ],
      exports: [SETTINGS, SESSION_SECRET],
    };
  }
}
