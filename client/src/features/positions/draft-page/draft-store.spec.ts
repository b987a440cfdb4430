import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { BodyId, ParagraphId, PositionId } from '@passerelle/contracts/ids';
import type { PositionPage, PositionSave, PositionSaved } from '@passerelle/contracts/positions';
import { ProblemError, localProblem } from '../../../platform/problems/problem-error';
import { PositionApi } from '../position-api';
import { DraftStore } from './draft-store';

const ID = 'pos_01J00000000000000000000001' as PositionId;
const par = (n: number) => `par_01J${String(n).padStart(23, '0')}` as ParagraphId;

function page(revision: number, first: string, second: string): PositionPage {
  const text = {
    recitals: [
      { id: par(1), text: first },
      { id: par(2), text: second },
    ],
    articles: [],
  };
  const bodyId = 'bod_01J00000000000000000000001' as BodyId;
  return {
    position: {
      ...{ id: ID, kind: 'motion', bodyId, title: 'Titre', language: 'fr', themes: [], sdgs: [] },
      ...{ status: 'draft', text, revision, createdAt: '', changedAt: '' },
    },
    body: { id: bodyId, name: { fr: 'Groupe' } },
    consolidated: text,
    mine: { permissions: ['position:edit'], debates: true, tablesFor: [] },
  };
}

const stale = new ProblemError({
  type: 'about:blank',
  code: 'request/stale',
  status: 409,
  title: '',
});

function open(stored: PositionPage) {
  const api = {
    read: jest.fn(async () => stored),
    save: jest.fn<(id: PositionId, save: PositionSave) => Promise<PositionSaved>>(),
  };
  api.save.mockImplementation(async (_id, { revision }) => ({
    revision: revision + 1,
    toRebase: [],
  }));
  TestBed.configureTestingModule({
    providers: [DraftStore, { provide: PositionApi, useValue: api }],
  });
  return { api, store: TestBed.inject(DraftStore) };
}

function write(store: DraftStore, first: string, second: string): void {
  const version = store.version()!;
  const [one, two] = version.text.recitals;
  const recitals = [
    { ...one, text: first },
    { ...two, text: second },
  ];
  store.write({ ...version, text: { ...version.text, recitals } });
}

const said = (store: DraftStore) => store.version()?.text.recitals.map(({ text }) => text);

beforeEach(() => localStorage.clear());

it('stores what was written on the revision that was read', async () => {
  const { api, store } = open(page(4, 'Un.', 'Deux.'));
  await store.load(ID);
  write(store, 'Un, encore.', 'Deux.');
  expect(store.state()).toBe('unsaved');
  await store.save();
  expect(api.save.mock.calls[0][1].revision).toBe(4);
  expect(store.state()).toBe('saved');
});

it('joins what somebody else has stored meanwhile, then stores both', async () => {
  const { api, store } = open(page(0, 'Un.', 'Deux.'));
  await store.load(ID);
  write(store, 'Un, le mien.', 'Deux.');
  api.save.mockRejectedValueOnce(stale);
  api.read.mockResolvedValueOnce(page(1, 'Un.', 'Deux, les leurs.'));
  await store.save();
  expect(said(store)).toEqual(['Un, le mien.', 'Deux, les leurs.']);
  expect(store.state()).toBe('unsaved');
  await store.save();
  expect(api.save.mock.calls[1][1]).toMatchObject({ revision: 1 });
});

it('stores nothing while one passage has two wordings, and keeps both in sight', async () => {
  const { api, store } = open(page(0, 'Un.', 'Deux.'));
  await store.load(ID);
  write(store, 'Le mien.', 'Deux.');
  api.save.mockRejectedValueOnce(stale);
  api.read.mockResolvedValueOnce(page(1, 'Le leur.', 'Deux.'));
  await store.save();
  expect(store.state()).toBe('collision');
  expect(store.collisions()).toEqual([{ id: par(1), mine: 'Le mien.', theirs: 'Le leur.' }]);
  await store.save();
  expect(api.save).toHaveBeenCalledTimes(1);
  const [collision] = store.collisions();
  store.choose(collision, collision.mine, (version) => version);
  expect(store.state()).toBe('unsaved');
  expect(said(store)).toEqual(['Le mien.', 'Deux.']);
});

it('gives back what was written before the page was lost', async () => {
  const { api, store } = open(page(0, 'Un.', 'Deux.'));
  await store.load(ID);
  api.save.mockRejectedValue(new ProblemError(localProblem('network/unreachable')));
  write(store, 'Écrit dans le train.', 'Deux.');
  await store.save();
  expect(store.state()).toBe('failed');
  TestBed.resetTestingModule();
  const again = open(page(0, 'Un.', 'Deux.'));
  await again.store.load(ID);
  expect(said(again.store)).toEqual(['Écrit dans le train.', 'Deux.']);
  expect(again.store.state()).toBe('unsaved');
});

it('forgets the kept copy once everything is stored', async () => {
  const { store } = open(page(0, 'Un.', 'Deux.'));
  await store.load(ID);
  write(store, 'Autre.', 'Deux.');
  expect(localStorage.getItem(`passerelle.draft.${ID}`)).toContain('Autre.');
  await store.save();
  expect(localStorage.getItem(`passerelle.draft.${ID}`)).toBe('');
});
