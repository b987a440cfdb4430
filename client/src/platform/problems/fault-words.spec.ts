import { standardSchemaError } from '@angular/forms/signals';
import { InvitationAcceptance, SetUpRequest } from '@passerelle/contracts/accounts';
import * as z from 'zod';
import { faultWords } from './fault-words';
import { faultTexts } from './problem-texts';

const t = (key: Parameters<typeof faultTexts.say>[1], params?: Record<string, string | number>) =>
  faultTexts.say('fr', key, params);

/** What a field says about the first fault of `value`. */
function words(shape: z.ZodType, value: unknown): string {
  const issue = shape.safeParse(value).error?.issues[0];
  return issue ? faultWords(standardSchemaError(issue as never), t) : 'sans faute';
}

describe('the words of a fault', () => {
  const { password } = InvitationAcceptance.shape;
  const { email, network, language } = SetUpRequest.shape;

  it.each([
    ['a short password', password, 'court', 'Écrivez au moins 12 caractères.'],
    ['a long password', password, 'x'.repeat(300), 'Restez sous 200 caractères.'],
    ['an empty line', network, '   ', 'Ce champ est à remplir.'],
    ['half an address', email, 'awa@', 'Indiquez une adresse complète, par exemple'],
    ['an unknown choice', language, 'wo', 'Choisissez une des réponses proposées.'],
    ['no answer', z.number(), undefined, 'Ce champ est à remplir.'],
    ['a day that does not exist', z.iso.date(), '2027-02-30', 'Indiquez une date qui existe.'],
    ['too small a number', z.int().min(3), 1, 'Indiquez 3 ou plus.'],
    ['too large a number', z.int().max(3), 9, 'Indiquez 3 ou moins.'],
    ['something else', z.string().regex(/^a$/), 'b', 'Cette réponse n’est pas dans la forme'],
  ])('of %s are plain', (_what, shape, value, said) => {
    expect(words(shape, value).replaceAll('\u202f', ' ')).toContain(said);
  });

  it('are the server’s own when it wrote them', () => {
    expect(faultWords({ kind: 'server', message: 'Cette ville siège déjà.' }, t)).toBe(
      'Cette ville siège déjà.',
    );
  });
});
