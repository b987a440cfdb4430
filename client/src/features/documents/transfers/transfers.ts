import { Service, effect, inject, signal, untracked } from '@angular/core';
import { DOCUMENT_LIMIT, type DocumentItem } from '@passerelle/contracts/documents';
import type { BodyId, DocumentId, FolderId, TransferId } from '@passerelle/contracts/ids';
import { nameKey } from '@passerelle/rules/documents/names';
import { Online } from '../../../platform/device/online';
import { newId } from '../../../platform/ids/new-id';
import { ProblemError, asProblem, localProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { DocumentApi } from '../document-api';
import { Sender } from './sender';
import { askingFor, isSameFile, type TransferItem } from './transfer-items';

/** Files that are sent at the same time. */
const AT_ONCE = 2;
/** Pause before a line that broke is tried again, in milliseconds. */
const AGAIN_AFTER = 4_000;

/** Where files go: a folder with what lies in it, or a document that gets a new version. */
export interface Destination {
  readonly bodyId: BodyId;
  readonly folderId: FolderId | null;
  readonly documentId?: DocumentId;
  readonly documents?: readonly DocumentItem[];
}

/** Files on their way to the documents of bodies. They go on while one looks at other pages. */
@Service()
export class Transfers {
  private readonly api = inject(DocumentApi);
  private readonly sender = inject(Sender);
  private readonly online = inject(Online);
  private readonly session = inject(Session);
  readonly #items = signal<readonly TransferItem[]>([]);
  readonly #arrived = signal(0);
  private readonly files = new Map<TransferId, File>();
  private readonly stops = new Map<TransferId, AbortController>();

  readonly items = this.#items.asReadonly();
  /** Grows with every document that has arrived: lists are read again. */
  readonly arrived = this.#arrived.asReadonly();

  constructor() {
    effect(() => {
      if (this.online.now()) untracked(() => this.goOn());
    });
    // Whoever signs in next on this device has nothing to do with them; the server keeps what has arrived.
    effect(() => {
      if (!this.session.signedIn()) untracked(() => this.leave());
    });
  }

  /** Takes files that were chosen or dropped. One that an interrupted transfer waits for goes on there. */
  add({ bodyId, folderId, documentId, documents = [] }: Destination, files: Iterable<File>): void {
    for (const file of files) {
      const waiting = this.#items().find(
        (item) => item.bodyId === bodyId && item.state === 'asks' && isSameFile(item, file),
      );
      if (waiting) {
        this.supply(waiting.id, file);
        continue;
      }
      const id = newId('upl');
      const twin = documentId
        ? undefined
        : documents.find(({ name }) => nameKey(name) === nameKey(file.name));
      this.files.set(id, file);
      const base = { id, bodyId, folderId, documentId, name: file.name, size: file.size, sent: 0 };
      const state = twin ? ('twin' as const) : ('queued' as const);
      this.#items.update((all) => [...all, { ...base, state, ...(twin && { twin }) }]);
    }
    this.next();
  }

  /** What the server still waits for from this person, in a body that is opened. */
  async find(bodyId: BodyId): Promise<void> {
    const known = await this.api.transfers(bodyId).catch(() => []);
    const here = new Set(this.#items().map(({ id }) => id));
    const found = known.filter(({ id }) => !here.has(id)).map(askingFor);
    if (found.length === 0) return;
    this.#items.update((all) => [...all, ...found]);
    for (const { id, state } of found) if (state === 'finishing') void this.finish(id);
  }

  /** The answer to "a document has this name". */
  settle(id: TransferId, asVersion: boolean): void {
    this.change(id, ({ twin, ...item }) => ({
      ...item,
      state: 'queued',
      documentId: asVersion ? twin?.id : undefined,
    }));
    this.next();
  }

  /** The file of an interrupted transfer, chosen again. */
  supply(id: TransferId, file: File): void {
    const item = this.one(id);
    if (!item) return;
    if (item.size !== file.size) return void this.change(id, (one) => ({ ...one, isOther: true }));
    this.files.set(id, file);
    this.change(id, (one) => ({ ...one, isOther: undefined, state: 'queued' }));
    this.next();
  }

  pause(id: TransferId): void {
    this.change(id, (item) => ({ ...item, state: 'paused' }));
    this.stops.get(id)?.abort();
    this.next();
  }

  resume(id: TransferId): void {
    this.change(id, (item) => ({ ...item, state: 'queued', problem: undefined }));
    this.next();
  }

  /** Gives a file up, or takes one that has arrived off the list. */
  async remove(id: TransferId): Promise<void> {
    const item = this.one(id);
    this.stops.get(id)?.abort();
    this.files.delete(id);
    this.#items.update((all) => all.filter((one) => one.id !== id));
    this.next();
    if (item && !['done', 'twin'].includes(item.state))
      await this.api.giveUp(id).catch(() => undefined);
  }

  private next(): void {
    const sending = this.#items().filter(({ state }) => state === 'sending').length;
    const queued = this.#items().filter(({ state }) => state === 'queued');
    for (const { id } of queued.slice(0, Math.max(0, AT_ONCE - sending))) void this.send(id);
  }

  private leave(): void {
    for (const stop of this.stops.values()) stop.abort();
    this.stops.clear();
    this.files.clear();
    this.#items.set([]);
  }

  private goOn(): void {
    for (const { id, state } of this.#items()) if (state === 'offline') this.resume(id);
  }

  private async send(id: TransferId): Promise<void> {
    const [item, file] = [this.one(id), this.files.get(id)];
    if (!item || !file) return;
    this.change(id, (one) => ({ ...one, state: 'sending' }));
    const stop = new AbortController();
    this.stops.set(id, stop);
    try {
      await this.announce(item);
      const progress = (sent: number) => this.change(id, (one) => ({ ...one, sent }));
      const outcome = await this.sender.send(id, file, progress, stop.signal);
      if (outcome === 'arrived') await this.finish(id);
      else if (outcome === 'cut') throw new ProblemError(localProblem('network/unreachable'));
      // Announced again, the server says in words why it took no more.
      else if (outcome !== 'stopped') await this.announce(item).then(() => this.cut(id));
    } catch (error) {
      this.fail(id, error);
    }
    this.next();
  }

  private async announce({ bodyId, id, name, size, folderId, documentId }: TransferItem) {
    if (size > DOCUMENT_LIMIT)
      throw new ProblemError({
        ...{ ...localProblem('client/unreadable'), code: 'document/too-large', status: 413 },
        params: { limit: DOCUMENT_LIMIT / 1024 / 1024 },
      });
    if (size === 0)
      throw new ProblemError({ ...localProblem('client/unreadable'), code: 'file/empty' });
    const draft = { id, name, size, folderId, ...(documentId && { documentId }) };
    const { received } = await this.api.announce(bodyId, draft);
    this.change(id, (one) => ({ ...one, sent: Math.max(one.sent, received) }));
  }

  private async finish(id: TransferId): Promise<void> {
    this.change(id, (one) => ({ ...one, state: 'finishing' }));
    try {
      const { name } = await this.api.finish(id);
      this.files.delete(id);
      this.change(id, (one) => ({ ...one, name, sent: one.size, state: 'done' }));
      this.#arrived.update((count) => count + 1);
    } catch (error) {
      this.fail(id, error);
    }
  }

  private fail(id: TransferId, error: unknown): void {
    if (this.one(id)?.state === 'paused') return;
    const problem = asProblem(error);
    if (problem.status === 0 && problem.code === 'network/unreachable') this.cut(id);
    else this.change(id, (one) => ({ ...one, state: 'refused', problem }));
  }

  private cut(id: TransferId): void {
    this.change(id, (one) => ({ ...one, state: 'offline' }));
    setTimeout(() => this.one(id)?.state === 'offline' && this.resume(id), AGAIN_AFTER);
  }

  private one(id: TransferId): TransferItem | undefined {
    return untracked(this.#items).find((item) => item.id === id);
  }

  private change(id: TransferId, make: (item: TransferItem) => TransferItem): void {
    this.#items.update((all) => all.map((item) => (item.id === id ? make(item) : item)));
  }
}
