import { newId } from '../../../platform/ids/new-id';
import { foundBy } from './addressee-search';

const person = (name: string, city: string) => ({
  ...{ id: newId('per'), name },
  organisation: { id: newId('org'), name: city },
});
const people = [
  person('Aïssatou Ba', 'Dakar'),
  person('Nguyễn Thị Huế', 'Huế'),
  person('Awa Diop', 'N’Djaména'),
  person('Jean-Marie L’Hôte', 'Liège'),
];

describe('looking for somebody to write to', () => {
  it.each([
    ['', ['Aïssatou Ba', 'Nguyễn Thị Huế', 'Awa Diop', 'Jean-Marie L’Hôte']],
    ['aissatou', ['Aïssatou Ba']],
    ['BA ais', ['Aïssatou Ba']],
    ['hue', ['Nguyễn Thị Huế']],
    ['ndjamena', ['Awa Diop']],
    ["n'djamena awa", ['Awa Diop']],
    ['jeanmarie', ['Jean-Marie L’Hôte']],
    ['l’hote', ['Jean-Marie L’Hôte']],
    ['di', ['Awa Diop']],
    ['personne', []],
  ])('“%s” finds %j', (typed, expected) => {
    expect(foundBy(typed, people).map(({ name }) => name)).toEqual(expected);
  });
});
