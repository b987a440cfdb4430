import { credentialOf, Exchange, ProofRefused } from './scram';

const SALT = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
const FIRST = 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO';
const NONCE = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const PROOF = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';

/** The exchange of the example in RFC 7677. */
function exchange(user = 'user', password = 'pencil'): Exchange {
  const credential = credentialOf(user, password, SALT, 4096);
  return new Exchange(credential, '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0');
}

describe('SCRAM-SHA-256', () => {
  it('answers as the example of RFC 7677', () => {
    const own = exchange();
    expect(own.challenge(FIRST)).toBe(`r=${NONCE},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`);
    expect(own.verify(`c=biws,r=${NONCE},p=${PROOF}`)).toBe(
      'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    );
  });

  it.each([
    ['another proof', exchange(), `c=biws,r=${NONCE},p=${PROOF.replace('d', 'e')}`],
    ['a proof that is too short', exchange(), `c=biws,r=${NONCE},p=AAAA`],
    ['another nonce', exchange(), `c=biws,r=${NONCE}x,p=${PROOF}`],
    ['another channel', exchange(), `c=eSws,r=${NONCE},p=${PROOF}`],
    ['no proof', exchange(), `c=biws,r=${NONCE}`],
    ['another password', exchange('user', 'pen'), `c=biws,r=${NONCE},p=${PROOF}`],
    ['another user', exchange('other'), `c=biws,r=${NONCE},p=${PROOF}`],
  ])('refuses %s', (_, own, final) => {
    own.challenge(FIRST);
    expect(() => own.verify(final)).toThrow(ProofRefused);
  });

  it('refuses a proof before the challenge, and a first message that is none', () => {
    expect(() => exchange().verify(`c=biws,r=${NONCE},p=${PROOF}`)).toThrow(ProofRefused);
    expect(() => exchange().challenge('user')).toThrow(ProofRefused);
  });

  it('understands commas and equals signs in a name', () => {
    const own = exchange('a,b=c');
    expect(() => own.challenge('n,,n=a=2Cb=3Dc,r=x')).not.toThrow();
  });
});
