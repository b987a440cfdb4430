import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../../ui/icon/icon';
import { Page } from '../../../ui/page/page';
import { homeTexts } from '../home-texts';

/** For a stranger: what the network is, and the three doors that are open to everybody. */
@Component({
  selector: 'pa-welcome',
  imports: [Icon, Page, RouterLink],
  templateUrl: './welcome.html',
  styleUrl: './welcome.scss',
})
export class Welcome {
  protected readonly t = injectTexts(homeTexts);
  protected readonly doors = [
    {
      link: '/positions',
      icon: 'positions',
      name: 'welcome.positions',
      text: 'welcome.positionsText',
    },
    { link: '/evenements', icon: 'events', name: 'welcome.events', text: 'welcome.eventsText' },
    { link: '/villes', icon: 'cities', name: 'welcome.cities', text: 'welcome.citiesText' },
  ] as const;
}
