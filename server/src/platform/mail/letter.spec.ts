import fc from 'fast-check';
import { headerLine, htmlText, plainText, type Letter } from './letter';

const letter = (said: string): Letter => ({
  language: 'fr',
  network: said,
  heading: said,
  paragraphs: [said],
  lines: [{ text: said, detail: said }],
  action: { label: said, url: 'https://reseau.example/notifications' },
  reason: said,
  unsubscribe: { label: said, url: 'https://reseau.example/api/unsubscribe/abc' },
});

describe('a mail', () => {
  it('says the same in plain text and in HTML, with one button, the reason and the way out', () => {
    const said = { ...letter('Deux votes'), reason: 'Vous recevez ce message car…' };
    for (const form of [plainText(said), htmlText(said)]) {
      expect(form).toContain('Deux votes');
      expect(form).toContain('Vous recevez ce message car…');
      expect(form).toContain('https://reseau.example/api/unsubscribe/abc');
    }
    expect(htmlText(said).match(/display:inline-block/g)).toHaveLength(1);
  });

  it('lets no text become markup', () => {
    const html = htmlText(letter('<script>alert(1)</script>" onload="x'));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('" onload="');
  });

  it('has headers of one line, whatever is put into them', () => {
    expect(headerLine('Eau\r\nBcc: autre@example.org')).toBe('Eau Bcc: autre@example.org');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/[\r\n\0\u2028\u2029]/.test(headerLine(text))).toBe(false);
      }),
    );
  });
});
