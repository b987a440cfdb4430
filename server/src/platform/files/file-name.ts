const LONGEST = 180;

/** Characters that turn the reading direction or hide: they make `gpj.exe` look like `exe.jpg`. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The name as it is kept and shown: composed form, without folders or hidden characters, extension kept when it is long. */
export function keptName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(HIDDEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  const letters = [...clean];
  if (letters.length <= LONGEST) return clean || 'document';
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  return letters.slice(0, LONGEST - extension.length).join('') + extension;
}

/** The header that tells a browser to show or to save, with the name in its own script (RFC 6266). */
export function dispositionOf(name: string, inline: boolean): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
