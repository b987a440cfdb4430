import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Settings } from '../config/settings';

/** Never in a log: what opens a sign-in, and what a person typed. */
const SECRETS = ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'];

/** A query may carry a feed's token: only the path of an address is logged. */
function described(request: IncomingMessage & { id?: unknown; method?: string }) {
  return { id: request.id, method: request.method, path: request.url?.split('?')[0] };
}

/** JSON lines on standard output, each with the id of its request; the id is also in the answer (`X-Request-Id`). */
@Module({})
export class LoggingModule {
  static at(level: Settings['LOG_LEVEL']): DynamicModule {
    return LoggerModule.forRoot({
      pinoHttp: {
        level,
        redact: SECRETS,
        serializers: { req: described },
        genReqId: (_request, response) => {
          const id = randomUUID();
          response.setHeader('X-Request-Id', id);
          return id;
        },
        autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      },
    });
  }
}
