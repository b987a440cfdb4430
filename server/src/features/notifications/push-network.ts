import { lookup, type LookupAddress } from 'node:dns';
import { Agent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';

/** Whether an address belongs to the public network: neither this machine, nor a neighbour, nor a mapped form of either. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Whether a push service may live there: https on a name or address of the public network, without credentials. */
export function isAllowedEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password, port } = new URL(endpoint);
  if (protocol !== 'https:' || username || password || (port && port !== '443')) return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return isPublicAddress(host);
  return (
    /\.[a-z]{2,}$/i.test(host) && !/\.(localhost|local|internal|home|lan|test|invalid)$/i.test(host)
  );
}

/** Looks names up and refuses what is not public, at the very connection: a name cannot change in between. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const found = error ? [] : addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = found;
    if (!first) return done(error ?? new Error(`${host} is not on the public network`), '', 0);
    if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** How push services are reached. */
@Injectable()
export class PushNetwork {
  readonly agent = new Agent({ lookup: publicLookup });

  allows(endpoint: string): boolean {
    return isAllowedEndpoint(endpoint);
  }
}
