import { compareVersions, unmetRequirement } from './requirements';

const target = { uri: '', version: '7.0.14', topology: 'replicaset', auth: false } as const;

describe('what a test file asks of the server', () => {
  it('is met by any one of its requirements', () => {
    const requirements = [
      { topologies: ['sharded'], minServerVersion: '4.2' },
      { topologies: ['replicaset'], minServerVersion: '4.0', maxServerVersion: '7.99' },
    ];
    expect(unmetRequirement(requirements, target)).toBeUndefined();
    expect(unmetRequirement(undefined, target)).toBeUndefined();
  });

  it.each([
    [{ minServerVersion: '8.0' }, 'server 8.0 or newer'],
    [{ maxServerVersion: '6.0.99' }, 'server 6.0.99 or older'],
    [{ topologies: ['single', 'sharded'] }, 'topology single or sharded'],
    [{ csfle: true }, 'client-side encryption'],
    [{ auth: true }, 'sign-in'],
  ])('is told when it is not met: %j', (requirement, reason) => {
    expect(unmetRequirement([requirement], target)).toBe(reason);
  });

  it('compares versions by number, part by part', () => {
    expect(compareVersions('7.0.14', '7.0.9')).toBeGreaterThan(0);
    expect(compareVersions('7.0.0', '7.0')).toBe(0);
    expect(compareVersions('4.4', '4.10')).toBeLessThan(0);
  });
});
