import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { AppModule } from '../app.module';
import { sessionSecret } from '../platform/config/secret';
import { readSettings, type Settings } from '../platform/config/settings';
import { openDatabase } from '../platform/database/open-database';

export interface CommandOptions {
  readonly data?: string;
  readonly json?: boolean;
}

export interface CommandWorld {
  readonly app: INestApplicationContext;
  readonly connection: Connection;
  readonly settings: Settings;
  /** A line for people; with `--json` it goes to standard error, so that the last line of output is the object. */
  say(line: string): void;
}

/** Result of a command: with `--json` its last line of output. */
export type Outcome = Record<string, unknown>;

/** Where the built files of the other rooms are; set once by the entry file. */
export interface Built {
  readonly databaseEntry: string;
  readonly clientDir: string;
}

/** Runs a command on the data directory, whether a server runs on it or not, and leaves everything as it was found. */
export async function inCommandWorld(
  built: Built,
  { data, json }: CommandOptions,
  work: (world: CommandWorld) => Promise<Outcome>,
): Promise<void> {
  const settings = readSettings({
    ...process.env,
    ...(data && { DATA_DIR: data }),
    LOG_LEVEL: 'error',
  });
  const database = await openDatabase(settings, built.databaseEntry);
  try {
    const secret = await sessionSecret(settings);
    const app = await NestFactory.createApplicationContext(
      AppModule.in({ settings, secret, uri: database.uri }),
      { logger: ['error', 'fatal'] },
    );
    try {
      const connection = app.get<Connection>(getConnectionToken());
      const stream = json ? process.stderr : process.stdout;
      const outcome = await work({
        app,
        connection,
        settings,
        say: (line) => stream.write(`${line}\n`),
      });
      if (json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}
