import type { ChangeLog } from '../store/change-log';

/** Resolves at the next visible change, after `milliseconds`, or when `interrupt` is called, whichever comes first. */
export function nextChange(
  changes: ChangeLog,
  milliseconds: number,
  onStart: (interrupt: () => void) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, Math.max(0, milliseconds));
    const stop = changes.listen(finish);
    onStart(finish);
  });
}
