/** A folder among the folders of its body; `null` is the top. */
export interface TreeFolder<Id extends string = string> {
  readonly id: Id;
  readonly parentId: Id | null;
}

/** Folders nest no deeper than this. */
export const DEEPEST = 10;

type Tree<F> = readonly F[];

/** From the top down to this folder; empty for the top or an unknown one. */
export function trailOf<F extends TreeFolder>(folders: Tree<F>, id: F['id'] | null): F[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const trail: F[] = [];
  for (let at = id; at !== null;) {
    const folder = byId.get(at);
    if (!folder || trail.includes(folder)) break;
    trail.unshift(folder);
    at = folder.parentId;
  }
  return trail;
}

/** This folder and every folder inside it. */
export function within<F extends TreeFolder>(folders: Tree<F>, id: F['id']): Set<F['id']> {
  return new Set(
    folders
      .filter((folder) => trailOf(folders, folder.id).some((one) => one.id === id))
      .map((folder) => folder.id),
  );
}

/** Levels of folders below and with this one: 1 for a folder without others inside. */
function heightOf<F extends TreeFolder>(folders: Tree<F>, id: F['id']): number {
  const base = trailOf(folders, id).length - 1;
  const inside = [...within(folders, id)];
  return Math.max(...inside.map((one) => trailOf(folders, one).length - base));
}

/** May a new folder be made there? */
export function mayHoldFolder<F extends TreeFolder>(folders: Tree<F>, parent: F['id'] | null) {
  return trailOf(folders, parent).length < DEEPEST;
}

/** Why a folder may not be moved there; undefined when it may. */
export function whyNotMove<F extends TreeFolder>(
  folders: Tree<F>,
  id: F['id'],
  parent: F['id'] | null,
): 'inside-itself' | 'too-deep' | undefined {
  if (parent !== null && within(folders, id).has(parent)) return 'inside-itself';
  const depth = trailOf(folders, parent).length + heightOf(folders, id);
  return depth > DEEPEST ? 'too-deep' : undefined;
}
