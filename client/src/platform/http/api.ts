import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, effect, inject, untracked } from '@angular/core';
import type * as z from 'zod';
import { firstValueFrom } from 'rxjs';
import { ProblemError, asProblem } from '../problems/problem-error';

/** Writes. Each resolves with the answer, read by its contract, or rejects with a {@link ProblemError}. */
@Service()
export class Api {
  private readonly http = inject(HttpClient);

  post<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.output<S>>;
  post(path: string, body?: unknown): Promise<void>;
  post(path: string, body: unknown = {}, shape?: z.ZodType): Promise<unknown> {
    return this.send('POST', path, body, shape);
  }

  put<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.output<S>>;
  put(path: string, body: unknown): Promise<void>;
  put(path: string, body: unknown, shape?: z.ZodType): Promise<unknown> {
    return this.send('PUT', path, body, shape);
  }

  patch<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.output<S>>;
  patch(path: string, body: unknown): Promise<void>;
  patch(path: string, body: unknown, shape?: z.ZodType): Promise<unknown> {
    return this.send('PATCH', path, body, shape);
  }

  /** A read outside a component; inside one, use {@link reading}. */
  get<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>> {
    return this.send('GET', path, undefined, shape);
  }

  async delete(path: string): Promise<void> {
    await this.send('DELETE', path);
  }

  private async send<S extends z.ZodType>(
    method: string,
    path: string,
    body?: unknown,
    shape?: S,
  ): Promise<z.output<S>> {
    try {
      const answer = await firstValueFrom(this.http.request<unknown>(method, path, { body }));
      return (shape ? shape.parse(answer) : undefined) as z.output<S>;
    } catch (error) {
      throw new ProblemError(asProblem(error));
    }
  }
}

/**
 * A read that follows its signals: `readonly bodies = reading(BodyList, () => bodyPaths.list())`.
 * Returns nothing to ask for when `path` gives `undefined`. In a template ask `hasValue()` before `value()`.
 * `reload()` while an answer is on its way is kept for after it: that answer may be older than what asks again.
 */
export function reading<S extends z.ZodType>(
  shape: S,
  path: () => string | undefined,
): HttpResourceRef<z.output<S> | undefined> {
  const read = httpResource<z.output<S>>(() => path(), { parse: (raw) => shape.parse(raw) });
  const reload = read.reload.bind(read);
  let asked = false;
  read.reload = () => {
    asked = untracked(read.isLoading);
    return asked || reload();
  };
  effect(() => {
    if (read.isLoading() || !asked) return;
    asked = false;
    untracked(reload);
  });
  return read;
}
