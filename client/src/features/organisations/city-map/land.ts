import type { Feature, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The outline of the continents, fetched once when a map is shown (Natural Earth, 1:110 million). */
let outline: Promise<Feature<MultiPolygon>> | undefined;

async function fetchLand(): Promise<Feature<MultiPolygon>> {
  const file = await import('world-atlas/land-110m.json');
  const topology = file.default as unknown as Topology<{ land: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.land);
  return features[0] as Feature<MultiPolygon>;
}

export function land(): Promise<Feature<MultiPolygon>> {
  outline ??= fetchLand().catch((error: unknown) => {
    outline = undefined;
    throw error;
  });
  return outline;
}
