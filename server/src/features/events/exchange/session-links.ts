import type { ImportLog } from './import-log';
import { plainLine } from './plain-text';

const LONGEST_LABEL = 500;
/** `www.exemple.org/page`: an address whose scheme was forgotten. */
const BARE_HOST = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#]|$)/u;

export interface Link {
  readonly href: string;
  readonly label: string;
}

function webAddress(href: string, base?: string): string | undefined {
  try {
    const url = new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Links that a browser may follow: http and https only, whole addresses. Others are told and left out. */
export function soundLinks(
  links: readonly Link[],
  { where, base, plain, log }: { where: string; base?: string; plain: boolean; log: ImportLog },
): Link[] {
  const sound: Link[] = [];
  for (const { href, label } of links) {
    const spelled = href.trim();
    const isBare = BARE_HOST.test(spelled);
    const whole = isBare ? webAddress(`https://${spelled}`) : webAddress(spelled, base);
    if (!whole) {
      log.gather(where, {
        fr: 'lien laissé de côté : ce n’est pas une adresse web complète',
        en: 'link left out: it is not a whole web address',
      });
      continue;
    }
    if (isBare) {
      log.gather(where, {
        fr: 'adresse sans « https:// » : complétée',
        en: 'address without “https://”: completed',
      });
    }
    const text = plainLine(label, plain).slice(0, LONGEST_LABEL).trim();
    sound.push({ href: whole, label: (text || whole).slice(0, LONGEST_LABEL) });
  }
  return sound;
}
