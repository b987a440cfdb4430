import { newId } from '../../../platform/ids/new-id';
import { foundIn } from './found-in';

const expected = (name: string, organisation?: string) => ({
  registrationId: newId('reg'),
  name,
  organisation,
  role: 'participant' as const,
  status: 'confirmed' as const,
});
const entries = [
  expected('Aïssatou Diagne', 'Thiès'),
  expected('Minh Nguyễn', 'Huế'),
  ...Array.from({ length: 20 }, (_, index) => expected(`Jean ${index}`, 'Liège')),
];
const names = (search: string) => foundIn(entries, search).shown.map(({ name }) => name);

describe('the search at the gate', () => {
  it('finds names and cities with or without accents', () => {
    expect(names('aissatou')).toEqual(['Aïssatou Diagne']);
    expect(names('HUE nguyen')).toEqual(['Minh Nguyễn']);
  });

  it('puts names that begin with what was typed before those that only hold it', () => {
    const people = [expected('Amélie Lemaire', 'Bucarest'), expected('Jean Dubois', 'Liège')];
    const shown = foundIn(people, 'li').shown.map(({ name }) => name);
    expect(shown).toEqual(['Jean Dubois', 'Amélie Lemaire']);
  });

  it('shows nobody while nothing is asked', () => {
    expect(names('  ')).toEqual([]);
  });

  it('shows a screenful and says how many more there are', () => {
    expect(foundIn(entries, 'jean')).toMatchObject({ more: 8 });
    expect(names('jean')).toHaveLength(12);
  });
});
