import type { RichBlock, RichRun } from '@passerelle/contracts/collab';
import * as Y from 'yjs';

/** Name under which the editor keeps its text in the shared document. */
const ROOT = 'default';

/** What a shared document says: blocks that the product knows, and nothing else. Whatever a client put there besides is left out. */
export function richTextOf(update: Uint8Array): RichBlock[] {
  const document = new Y.Doc();
  Y.applyUpdate(document, update);
  const blocks = childrenOf(document.getXmlFragment(ROOT)).flatMap((node) => blocksOf(node, 0));
  document.destroy();
  return blocks;
}

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;

function childrenOf(parent: Y.XmlFragment | Y.XmlElement): Node[] {
  return parent.toArray().filter((node): node is Node => node instanceof Y.AbstractType);
}

function blocksOf(node: Node, depth: number): RichBlock[] {
  if (!(node instanceof Y.XmlElement)) return [];
  switch (node.nodeName) {
    case 'heading':
      return [{ kind: 'heading', level: levelOf(node), runs: runsOf(node) }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(node) }];
    case 'blockquote':
      return childrenOf(node)
        .flatMap((child) => blocksOf(child, depth))
        .map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block));
    case 'bulletList':
    case 'orderedList':
      return childrenOf(node).flatMap((item) =>
        itemsOf(item, node.nodeName === 'orderedList', depth),
      );
    default:
      return [];
  }
}

function itemsOf(item: Node, ordered: boolean, depth: number): RichBlock[] {
  if (!(item instanceof Y.XmlElement)) return [];
  return childrenOf(item)
    .flatMap((child) => blocksOf(child, depth + 1))
    .map((block) =>
      block.kind === 'paragraph' ? { kind: 'item', ordered, depth, runs: block.runs } : block,
    );
}

function levelOf(node: Y.XmlElement): 2 | 3 {
  return Number(node.getAttribute('level')) <= 2 ? 2 : 3;
}

interface Delta {
  insert?: unknown;
  attributes?: Record<string, unknown>;
}

function runsOf(node: Y.XmlElement): RichRun[] {
  return childrenOf(node).flatMap((child) => {
    if (child instanceof Y.XmlText)
      return (child.toDelta() as Delta[]).flatMap(({ insert, attributes = {} }) =>
        typeof insert === 'string' ? [run(insert, attributes)] : [],
      );
    return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? [{ text: '\n' }] : [];
  });
}

function run(text: string, marks: Record<string, unknown>): RichRun {
  return {
    text,
    ...('bold' in marks && { bold: true }),
    ...('italic' in marks && { italic: true }),
    ...('strike' in marks && { strike: true }),
  };
}
