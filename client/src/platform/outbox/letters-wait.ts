import { keep, kept } from '../device/kept';

const KEY = 'outbox';

/** Remembers on this device whose letters wait, so that the next visit knows before anything is fetched. */
export function rememberLetters(owner: string, wait: boolean): void {
  if (wait) keep(KEY, owner);
  else if (lettersWait(owner)) keep(KEY, '');
}

export function lettersWait(owner: string): boolean {
  return kept(KEY) === owner;
}
