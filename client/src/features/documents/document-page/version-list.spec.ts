import { fireEvent, render, screen } from '@testing-library/angular';
import type { DocumentPage } from '@passerelle/contracts/documents';
import { newId } from '../../../platform/ids/new-id';
import { VersionList } from './version-list';

const by = { id: newId('per'), name: 'Aïssatou Ba' };
const version = (number: number, over = {}) => ({
  ...{ number, type: 'text/plain', size: 2048, inline: false, by },
  ...{ at: '2026-11-24T10:00:00.000Z', ...over },
});

async function shown(mayWrite: boolean, type = 'text/plain') {
  const versions = [version(3, { restored: 1, type }), version(2, { type }), version(1, { type })];
  const page = {
    ...version(3, { type }),
    ...{ id: newId('doc'), bodyId: newId('bod'), folderId: null, name: 'Note.txt', trail: [] },
    ...{ version: 3, versions, preview: 'text' as const, comparable: true, mine: { mayWrite } },
  } satisfies DocumentPage & { number: number };
  const [viewed, compared, restored] = [jest.fn(), jest.fn(), jest.fn()];
  await render(VersionList, { inputs: { page, shown: 3 }, on: { viewed, compared, restored } });
  return { viewed, compared, restored };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the versions of a document', () => {
  it('are seen, compared with the one before, and taken again', async () => {
    const { viewed, compared, restored } = await shown(true);
    press('Voir la version 2');
    press('Ce qui a changé avec la version 3');
    press('Rétablir la version 1');
    expect(viewed).toHaveBeenCalledWith(2);
    expect(compared).toHaveBeenCalledWith(3);
    expect(restored).toHaveBeenCalledWith(expect.objectContaining({ number: 1 }));
    expect(screen.getByText(/reprise de la version 1/)).toBeTruthy();
    expect(screen.getAllByRole('link')).toHaveLength(3);
  });

  it('offer nothing that one may not do, or that says nothing', async () => {
    await shown(false, 'application/pdf');
    expect(screen.queryByRole('button', { name: /Rétablir/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Ce qui/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Voir la version 3' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Voir la version 1' })).toBeTruthy();
  });
});
