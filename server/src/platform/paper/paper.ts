import { Injectable } from '@nestjs/common';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { frenchTypography } from '@passerelle/rules/typography';

/** Calls of a compiler after which what it remembers of older papers is forgotten. */
const FORGET_AFTER = 20;

/**
 * Makes PDF documents that screen readers follow (PDF/UA-1), with the fonts that the compiler carries.
 * A template is Typst source of ours; what people wrote comes to it as data (`sys.inputs.data`, JSON) and is only ever
 * shown as text: it cannot become source.
 */
@Injectable()
export class Paper {
  private compiler: NodeCompiler | undefined;

  /** @throws when the template is faulty; data cannot make it so as long as it has the shape that the template reads. */
  pdf(template: string, data: object): Buffer {
    this.compiler ??= NodeCompiler.create({ fontArgs: [] });
    const inputs = { data: JSON.stringify(typeset(data)) };
    try {
      return this.compiler.pdf(
        { mainFileContent: template, inputs },
        { pdfStandard: PdfStandard.UA_1 },
      );
    } finally {
      this.compiler.evictCache(FORGET_AFTER);
    }
  }
}

/** The spaces of French in every string. */
function typeset(value: unknown): unknown {
  if (typeof value === 'string') return frenchTypography(value);
  if (Array.isArray(value)) return value.map(typeset);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, typeset(field)]));
  return value;
}
