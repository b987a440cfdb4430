/** A4 in points, and where the text begins. */
const PAGE = '0 0 595 842';
const TOP = 770;
const LEFT = 72;
const LEADING = 18;

/** The standard fonts of PDF know Western letters only: the others lose their marks, quotes and spaces become plain. */
function western(text: string): string {
  return [...text.replace(/[’‘]/g, "'").replace(/[\u202f\u00a0]/g, ' ')]
    .map((letter) =>
      letter.codePointAt(0)! < 256 ? letter : letter.normalize('NFD').replace(/[^\x20-\xff]/g, ''),
    )
    .join('')
    .replace(/[\\()]/g, (sign) => `\\${sign}`);
}

/** A PDF of one page: a title and lines. For demo attachments; real documents come from elsewhere. */
export function smallPdf(title: string, lines: readonly string[]): Uint8Array {
  const text = [
    `BT /F2 18 Tf ${LEFT} ${TOP} Td (${western(title)}) Tj ET`,
    ...lines.map(
      (line, index) =>
        `BT /F1 11 Tf ${LEFT} ${TOP - 40 - index * LEADING} Td (${western(line)}) Tj ET`,
    ),
  ].join('\n');
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${PAGE}] /Contents 6 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const count = objects.length + 1;
  const trailer = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + trailer, 'latin1');
}
