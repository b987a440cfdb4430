import { readFileSync } from 'node:fs';

/** Length of the kernel's tick in milliseconds (USER_HZ is 100 on every Linux that Node runs on). */
const TICK = 10;

/** CPU time that a process has used until now, in milliseconds: user and system, all threads. Needs Linux. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program stands in brackets and may hold spaces; `utime` and `stime` are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** Runs `work` and tells what each of these processes used meanwhile, in milliseconds. */
export async function measuringCpu<R, K extends string>(
  pids: Readonly<Record<K, number>>,
  work: () => Promise<R>,
): Promise<{ readonly result: R; readonly cpu: Readonly<Record<K, number>> }> {
  const names = Object.keys(pids) as K[];
  const before = names.map((name) => cpuOf(pids[name]));
  const result = await work();
  const used = names.map((name, index) => [name, cpuOf(pids[name]) - before[index]!] as const);
  return { result, cpu: Object.fromEntries(used) as Record<K, number> };
}
