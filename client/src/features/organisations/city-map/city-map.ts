import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { DestroyRef, ElementRef, afterNextRender } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganisationId } from '@passerelle/contracts/ids';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { organisationsTexts } from '../organisations-texts';
import { arcPath, landPath, projectionOf } from './draw-map';
import { land } from './land';
import { placeLabels } from './place-labels';
import { REGIONS, type Region } from './regions';

/** A city on the map; `location` in degrees, longitude first. */
export interface Place {
  readonly id: OrganisationId;
  readonly name: string;
  readonly location: readonly [number, number];
  readonly population: number;
  /** What the name is followed by when one points at the dot. */
  readonly about: string;
}

const MARGIN = 12;

/**
 * The cities of the network on thin land, biggest first. Dots are links; arcs join the first city of `arcs` with the others.
 * Names stand where there is room; every name is in the list beside the map.
 */
@Component({
  selector: 'pa-city-map',
  imports: [RouterLink],
  templateUrl: './city-map.html',
  styleUrl: './city-map.scss',
})
export class CityMap {
  readonly places = input.required<readonly Place[]>();
  readonly arcs = input<readonly OrganisationId[]>([]);
  readonly region = input<Region>('world');
  readonly pointed = output<OrganisationId | undefined>();

  protected readonly t = injectTexts(organisationsTexts);
  protected readonly over = signal<OrganisationId | undefined>(undefined);
  private readonly width = signal(960);
  private readonly outline = resource({ loader: () => land() });

  protected readonly size = computed(() => {
    const width = this.width();
    return { width, height: Math.round(width * (width < 600 ? 0.66 : 0.5)) };
  });
  private readonly projection = computed(() => projectionOf(REGIONS[this.region()], this.size()));
  protected readonly land = computed(() =>
    this.outline.hasValue() ? landPath(this.outline.value(), this.projection()) : '',
  );

  protected readonly dots = computed(() => {
    const { width, height } = this.size();
    return [...this.places()]
      .sort((a, b) => b.population - a.population)
      .flatMap((place) => {
        const [x, y] = this.projection()([place.location[0], place.location[1]]) ?? [-1, -1];
        const inside = x > 0 && x < width && y > MARGIN && y < height - MARGIN;
        const radius =
          (3 + Math.min(5, Math.sqrt(place.population) / 450)) * (width < 600 ? 0.75 : 1);
        return inside ? [{ ...place, x, y, radius }] : [];
      });
  });

  protected readonly labels = computed(() => placeLabels(this.dots(), this.size().width));

  protected readonly lines = computed(() => {
    const byId = new Map(this.places().map((place) => [place.id, place]));
    const [from, ...others] = this.arcs().flatMap((id) => byId.get(id) ?? []);
    return others.map((to) => ({
      id: to.id,
      path: arcPath(from!.location, to.location, this.projection()),
    }));
  });

  protected readonly tip = computed(() => this.dots().find((dot) => dot.id === this.over()));

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new ResizeObserver(([entry]) => {
        const width = Math.round(entry!.contentRect.width);
        if (width > 0) this.width.set(width);
      });
      observer.observe(element);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected point(id: OrganisationId | undefined): void {
    this.over.set(id);
    this.pointed.emit(id);
  }
}
