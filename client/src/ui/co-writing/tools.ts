import type { ChainedCommands, Editor } from '@tiptap/core';
import type { IconName } from '../icon/icons';

/** One button of the toolbar: the name is a key of the dictionary. */
export interface Tool {
  readonly name:
    | 'writing.bold'
    | 'writing.italic'
    | 'writing.strike'
    | 'writing.heading'
    | 'writing.subheading'
    | 'writing.bullets'
    | 'writing.numbers'
    | 'writing.quote'
    | 'writing.undo'
    | 'writing.redo';
  readonly icon: IconName;
  readonly keys?: string;
  readonly active?: (editor: Editor) => boolean;
  readonly run: (chain: ChainedCommands) => boolean;
}

export const TOOLS: readonly Tool[] = [
  {
    ...{ name: 'writing.heading', icon: 'heading', keys: 'Ctrl+Alt+2' },
    active: (editor) => editor.isActive('heading', { level: 2 }),
    run: (chain) => chain.toggleHeading({ level: 2 }).run(),
  },
  {
    ...{ name: 'writing.subheading', icon: 'subheading', keys: 'Ctrl+Alt+3' },
    active: (editor) => editor.isActive('heading', { level: 3 }),
    run: (chain) => chain.toggleHeading({ level: 3 }).run(),
  },
  {
    ...{ name: 'writing.bold', icon: 'bold', keys: 'Ctrl+B' },
    active: (editor) => editor.isActive('bold'),
    run: (chain) => chain.toggleBold().run(),
  },
  {
    ...{ name: 'writing.italic', icon: 'italic', keys: 'Ctrl+I' },
    active: (editor) => editor.isActive('italic'),
    run: (chain) => chain.toggleItalic().run(),
  },
  {
    ...{ name: 'writing.strike', icon: 'strike', keys: 'Ctrl+Shift+S' },
    active: (editor) => editor.isActive('strike'),
    run: (chain) => chain.toggleStrike().run(),
  },
  {
    ...{ name: 'writing.bullets', icon: 'bullets', keys: 'Ctrl+Shift+8' },
    active: (editor) => editor.isActive('bulletList'),
    run: (chain) => chain.toggleBulletList().run(),
  },
  {
    ...{ name: 'writing.numbers', icon: 'numbers', keys: 'Ctrl+Shift+7' },
    active: (editor) => editor.isActive('orderedList'),
    run: (chain) => chain.toggleOrderedList().run(),
  },
  {
    ...{ name: 'writing.quote', icon: 'quote', keys: 'Ctrl+Shift+B' },
    active: (editor) => editor.isActive('blockquote'),
    run: (chain) => chain.toggleBlockquote().run(),
  },
  { name: 'writing.undo', icon: 'undo', keys: 'Ctrl+Z', run: (chain) => chain.undo().run() },
  { name: 'writing.redo', icon: 'redo', keys: 'Ctrl+Y', run: (chain) => chain.redo().run() },
];
