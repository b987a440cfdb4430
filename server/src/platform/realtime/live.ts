import { applyDecorators, UseFilters, UseInterceptors } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { AckFilter } from './ack.filter';
import { AckInterceptor } from './ack.interceptor';

/** A gateway whose every command is answered exactly once: `{ok, value}` or `{ok, problem}`. */
export const Live = () =>
  applyDecorators(WebSocketGateway(), UseInterceptors(AckInterceptor), UseFilters(AckFilter));
