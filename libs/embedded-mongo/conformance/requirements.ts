import type { Document } from 'mongodb';

/** What the server under test is, in the words of `runOnRequirements`. */
export interface Target {
  uri: string;
  version: string;
  topology: 'single' | 'replicaset';
  /** Clients sign in. */
  auth: boolean;
}

/** Undefined when one of the requirements is met; otherwise what the file asks for that the server is not. */
export function unmetRequirement(
  requirements: readonly Document[] | undefined,
  target: Target,
): string | undefined {
  if (!requirements || requirements.length === 0) return undefined;
  const unmet = requirements.map((requirement) => firstUnmet(requirement, target));
  return unmet.includes(undefined) ? undefined : [...new Set(unmet)].join(' or ');
}

function firstUnmet(
  requirement: Document,
  { version, topology, auth: signsIn }: Target,
): string | undefined {
  const { minServerVersion, maxServerVersion, topologies, auth, csfle, serverless } = requirement;
  if (minServerVersion && compareVersions(version, minServerVersion) < 0)
    return `server ${minServerVersion} or newer`;
  if (maxServerVersion && compareVersions(version, maxServerVersion) > 0)
    return `server ${maxServerVersion} or older`;
  if (topologies && !topologies.includes(topology)) return `topology ${topologies.join(' or ')}`;
  if (auth !== undefined && auth !== signsIn) return auth ? 'sign-in' : 'no sign-in';
  if (csfle) return 'client-side encryption';
  if (serverless === 'require') return 'serverless';
  return undefined;
}

/** Negative when `a` is older; parts that are not given count as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
