import type { Member } from './network';
import type { Product } from './product';

/**
 * One request in somebody's name, outside of what is measured.
 * @throws Error with the answer when it is not a success
 */
export async function asking<T>(
  { url }: Product,
  { cookie }: Member,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<T> {
  const isText = typeof body === 'string';
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { cookie, 'content-type': isText ? 'application/xml' : 'application/json' },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
