import { mentionsIn } from '@passerelle/rules/discussions/mentions';
import { newId } from '../../../platform/ids/new-id';
import { offersFor, withCall } from './matching';

const person = (name: string, detail: string) => ({ id: newId('per'), name, detail });
const people = [
  person('Aïssatou Ba', 'Dakar'),
  person('Nguyễn Thị Huế', 'Huế'),
  person('Awa Diop', 'Dakar'),
];
const names = (text: string) => offersFor(text, text.length, people).offers.map(({ name }) => name);

describe('names offered after an @', () => {
  it.each([
    ['@', ['Aïssatou Ba', 'Nguyễn Thị Huế', 'Awa Diop']],
    ['Merci @ais', ['Aïssatou Ba']],
    ['@diop', ['Awa Diop']],
    ['@hue', ['Nguyễn Thị Huế']],
    ['@dakar', ['Dakar', 'Aïssatou Ba', 'Awa Diop']],
    ['@DAK', ['Dakar', 'Aïssatou Ba', 'Awa Diop']],
    ['@akar', ['Aïssatou Ba', 'Awa Diop']],
    ['@Aïssatou Ba merci', []],
    ['awa@dakar', []],
    ['@personne', []],
  ])('“%s” offers %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('put the chosen name in the place of what was typed, with one space after it', () => {
    const { from } = offersFor('Merci @ais pour', 10, people);
    expect(withCall('Merci @ais pour', from, 10, ['Aïssatou Ba'])).toEqual({
      text: 'Merci @Aïssatou Ba pour',
      caret: 19,
    });
  });

  it('call everybody of a city who reads here, each by name', () => {
    const { from, offers } = offersFor('@dakar', 6, people);
    const { text, caret } = withCall('@dakar', from, 6, offers[0]!.calls);
    expect(text).toBe('@Aïssatou Ba @Awa Diop ');
    expect(caret).toBe(text.length);
    expect(mentionsIn(text, people)).toEqual([people[0]!.id, people[2]!.id]);
  });
});
