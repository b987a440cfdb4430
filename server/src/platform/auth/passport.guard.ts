import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

/** Recognises the caller and refuses nobody: whether one is needed is the access guard's question. */
@Injectable()
export class PassportGuard extends AuthGuard('jwt') {
  override handleRequest<T>(_error: unknown, caller: T | false): T {
    return (caller || undefined) as T;
  }
}
