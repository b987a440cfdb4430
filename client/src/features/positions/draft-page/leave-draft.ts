/** The draft that is open in this tab stores what waits before another page is shown. */
let finish: (() => Promise<void>) | undefined;

/** @returns what to call when the draft is closed */
export function enterDraft(store: () => Promise<void>): () => void {
  finish = store;
  return () => {
    if (finish === store) finish = undefined;
  };
}

/** Guard of the draft's address: leaving is always allowed, once what waits was stored or kept on the device. */
export async function leaveDraft(): Promise<boolean> {
  await finish?.();
  return true;
}
