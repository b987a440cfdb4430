/** A size in the unit that people use: `{ unit: 'kilobytes', size: 12 }`, `{ unit: 'megabytes', size: 1.4 }`. */
export function readableSize(bytes: number): {
  unit: 'kilobytes' | 'megabytes';
  size: number;
} {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? { unit: 'kilobytes', size: Math.max(1, Math.round(kilobytes)) }
    : { unit: 'megabytes', size: Math.round(kilobytes / 102.4) / 10 };
}
