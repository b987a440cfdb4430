import {
  Component,
  DestroyRef,
  ElementRef,
  ViewEncapsulation,
  afterNextRender,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import StarterKit, { type StarterKitOptions } from '@tiptap/starter-kit';
import type { SharedText } from '../../platform/collab/shared-text';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../icon/icon';
import { uiTexts } from '../ui-texts';
import { TOOLS, type Tool } from './tools';

/** Blocks and styles of a debated text; no links, images or code: nothing in it can act. */
const KIT: Partial<StarterKitOptions> = {
  undoRedo: false,
  link: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  underline: false,
  heading: { levels: [2, 3] },
};

/** How many tints of cursors there are. */
const TINTS = 5;

/** A text that several people write at once, each seeing where the others are. */
@Component({
  selector: 'pa-co-writing',
  imports: [Icon],
  encapsulation: ViewEncapsulation.None,
  template: `
    @if (text().mayWrite()) {
      <div class="tools pa-screen" role="toolbar" [attr.aria-label]="t('writing.tools')">
        @for (tool of tools; track tool.name) {
          <button
            type="button"
            [attr.aria-label]="t(tool.name)"
            [title]="t(tool.name) + (tool.keys ? ' (' + tool.keys + ')' : '')"
            [attr.aria-pressed]="tool.active ? active().has(tool.name) : null"
            [attr.tabindex]="$first ? 0 : -1"
            (mousedown)="$event.preventDefault()"
            (click)="use(tool)"
            (keydown)="walk($event)"
          >
            <pa-icon [name]="tool.icon" />
          </button>
        }
      </div>
    }
    <div #place class="paper pa-text"></div>
  `,
  styleUrl: './co-writing.scss',
})
export class CoWriting {
  readonly text = input.required<SharedText>();
  /** Name of the field, for who does not see it. */
  readonly label = input.required<string>();
  /** What stands at one's cursor on the others' screens. */
  readonly name = input.required<string>();

  protected readonly t = injectTexts(uiTexts);
  protected readonly tools = TOOLS;
  protected readonly active = signal<ReadonlySet<string>>(new Set());
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private editor: Editor | undefined;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.editor = this.open();
      destroyed.onDestroy(() => this.editor?.destroy());
    });
    effect(() => {
      const mayWrite = this.text().mayWrite();
      this.editor?.setEditable(mayWrite, false);
    });
  }

  protected use(tool: Tool): void {
    if (this.editor) tool.run(this.editor.chain().focus());
  }

  /** Arrows walk along the tools, as in any toolbar. */
  protected walk(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const button = event.currentTarget as HTMLButtonElement;
    const buttons = [...button.closest('.tools')!.querySelectorAll('button')];
    const at = buttons.indexOf(button);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  private open(): Editor {
    const { document, provider } = this.text();
    const tint = document.clientID % TINTS;
    return new Editor({
      element: this.place().nativeElement,
      editable: this.text().mayWrite(),
      injectCSS: false,
      extensions: [
        StarterKit.configure(KIT),
        Collaboration.configure({ document }),
        CollaborationCaret.configure({
          provider,
          user: { name: this.name(), tint },
          render: caret,
          selectionRender: ({ tint: other }) => ({ class: `co-selection tint-${tintOf(other)}` }),
        }),
      ],
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': this.label() },
      },
      onTransaction: ({ editor }) =>
        this.active.set(
          new Set(TOOLS.filter((tool) => tool.active?.(editor)).map(({ name }) => name)),
        ),
    });
  }
}

const tintOf = (tint: unknown) => Math.abs(Math.trunc(Number(tint)) || 0) % TINTS;

/** What another person sends is only ever text here. */
function caret(user: Record<string, unknown>): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `co-caret tint-${tintOf(user['tint'])}`;
  const name = document.createElement('span');
  name.textContent = String(user['name'] ?? '').slice(0, 60);
  mark.append(name);
  return mark;
}
