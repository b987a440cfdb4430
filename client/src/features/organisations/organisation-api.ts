import { Service } from '@angular/core';
import { BodyList, BodyPage, SeatsOfOrganisation, bodyPaths } from '@passerelle/contracts/bodies';
import { BodyId, OrganisationId } from '@passerelle/contracts/ids';
import { Organisation, organisationPaths } from '@passerelle/contracts/organisations';
import { PersonCard, peoplePaths } from '@passerelle/contracts/people';
import * as z from 'zod';
import { reading } from '../../platform/http/api';

/** The directory. Each read is called inside a component. */
@Service()
export class OrganisationApi {
  list() {
    return reading(z.array(Organisation), () => organisationPaths.list());
  }

  one(id: () => string) {
    return reading(Organisation, () => organisationPaths.one(id() as OrganisationId));
  }

  /** Where it sits, among the bodies that the reader may know of. */
  seats(id: () => string) {
    return reading(SeatsOfOrganisation, () => bodyPaths.seatsOf(id() as OrganisationId));
  }

  /** Who holds a mandate there: for members; nothing is asked while `id` gives nothing. */
  people(id: () => string | undefined) {
    return reading(z.array(PersonCard), () => {
      const organisation = id();
      return organisation && peoplePaths.ofOrganisation(organisation as OrganisationId);
    });
  }

  bodies() {
    return reading(BodyList, () => bodyPaths.list());
  }

  /** The seats of a body, to draw its cities on the map. */
  body(id: () => string | undefined) {
    return reading(BodyPage, () => {
      const body = BodyId.safeParse(id()).data;
      return body && bodyPaths.one(body);
    });
  }
}
