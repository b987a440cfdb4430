import { geoInterpolate, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, LineString, MultiPoint, MultiPolygon } from 'geojson';
import type { Extent } from './regions';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A flat picture of a region that fills `size`. */
export function projectionOf(extent: Extent, { width, height }: Size): GeoProjection {
  const [[west, south], [east, north]] = extent;
  const middle = (west + east) / 2;
  const corners: MultiPoint = {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
      [middle, north],
      [middle, south],
    ],
  };
  return geoNaturalEarth1()
    .rotate([-middle, 0])
    .fitSize([width, height], corners)
    .clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ]);
}

export function landPath(land: Feature<MultiPolygon>, projection: GeoProjection): string {
  return geoPath(projection).digits(1)(land) ?? '';
}

/** The shortest way on the globe between two places, as a line on the map. */
export function arcPath(
  from: readonly [number, number],
  to: readonly [number, number],
  projection: GeoProjection,
): string {
  const along = geoInterpolate([from[0], from[1]], [to[0], to[1]]);
  const line: LineString = {
    type: 'LineString',
    coordinates: Array.from({ length: 33 }, (_, step) => along(step / 32)),
  };
  return geoPath(projection).digits(1)(line) ?? '';
}
