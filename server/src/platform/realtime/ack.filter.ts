import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { isUnexpected, problemOf } from '../errors/problem-of';
import { languageOf } from '../errors/language-of';

type Answer = (answer: unknown) => void;

/** A failed command is answered through its acknowledgement, in the language of the handshake. */
@Catch()
export class AckFilter implements ExceptionFilter {
  private readonly logger = new Logger(AckFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    if (isUnexpected(error)) this.logger.error(error);
    const socket = host.switchToWs().getClient<Socket>();
    const answer = host
      .getArgs<unknown[]>()
      .find((arg): arg is Answer => typeof arg === 'function');
    answer?.({ ok: false, problem: problemOf(error, languageOf(socket.request)) });
  }
}
