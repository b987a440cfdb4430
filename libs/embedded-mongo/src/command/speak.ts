/** What a program reads. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What a person reads. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
