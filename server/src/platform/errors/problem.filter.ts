import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { languageOf } from './language-of';
import { isUnexpected, problemOf } from './problem-of';

/** Every HTTP refusal leaves here, as RFC 9457 problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (isUnexpected(error)) this.logger.error(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = problemOf(error, languageOf(http.getRequest<Request>()));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
