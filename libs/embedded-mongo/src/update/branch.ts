import type { Change } from './change';

export interface Leaf {
  readonly change: Change;
  readonly path: string;
}

/** The steps of all paths of an update, in the order in which MongoDB applies them. */
export interface Branch {
  readonly children: Map<string, Branch | Leaf>;
}

export const isLeaf = (node: Branch | Leaf): node is Leaf => 'change' in node;

/** `$`, `$[]` or `$[name]`. */
export const isPositional = (step: string): boolean => step === '$' || /^\$\[.*\]$/.test(step);
