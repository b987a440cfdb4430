import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import type { Express } from 'express';
import { AppModule, type Surroundings } from './app.module';
import { Instances } from './platform/realtime/instances';
import { LiveAdapter } from './platform/realtime/live-adapter';
import { serveClient } from './platform/web/client-files';
import { securityHeaders } from './platform/web/headers';
import { noStore } from './platform/web/no-store';
import { sameOrigin } from './platform/web/same-origin';

/** Largest JSON body: a position of some 500 paragraphs. */
const JSON_LIMIT = '1mb';

/** What every way of running the product shares: the server, the specs, the bench. */
export function furnish(app: NestExpressApplication, { settings }: Surroundings): void {
  const secure = settings.BASE_URL?.startsWith('https:') ?? false;
  app.set('trust proxy', settings.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.use(securityHeaders(secure));
  app.use(compression());
  app.use(cookieParser());
  app.use('/api', noStore, sameOrigin(settings.BASE_URL));
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.useWebSocketAdapter(new LiveAdapter(app, app.get(Instances)));
}

function describeApi(app: NestExpressApplication): void {
  const info = new DocumentBuilder()
    .setTitle('Passerelle')
    .setDescription('The working platform of a network of cities')
    .setVersion('1')
    .addCookieAuth('passerelle_access')
    .build();
  SwaggerModule.setup('api', app, () => SwaggerModule.createDocument(app, info), {
    jsonDocumentUrl: 'api-json',
  });
}

/** The whole server, ready to listen. */
export async function createApp(surroundings: Surroundings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.in(surroundings), {
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  furnish(app, surroundings);
  describeApi(app);
  const { CLIENT_DIR } = surroundings.settings;
  if (CLIENT_DIR) serveClient(app.getHttpAdapter().getInstance() as Express, CLIENT_DIR);
  await app.init();
  return app;
}
