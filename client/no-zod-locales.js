// Stands in for Zod's sentences in fifty languages, 50 kB of gzip that nobody reads: the words of faults are ours
// (`src/platform/problems/i18n`). Zod's English stays: it is imported by name elsewhere.
export {};
