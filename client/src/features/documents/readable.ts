import { inject } from '@angular/core';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Languages } from '../../platform/i18n/languages';
import { readableSize } from '../../ui/talk/file-size';
import { talkTexts } from '../../ui/talk/talk-texts';

/** Sizes in words: `protected readonly sizeOf = injectSizes()`. */
export function injectSizes(): (bytes: number) => string {
  const languages = inject(Languages);
  const t = injectTexts(talkTexts);
  return (bytes) => {
    const { unit, size } =
      bytes === 0 ? ({ unit: 'kilobytes', size: 0 } as const) : readableSize(bytes);
    return t(unit, { size: new Intl.NumberFormat(languages.current()).format(size) });
  };
}
