import { SetMetadata } from '@nestjs/common';

/**
 * Who may knock at all. The guard denies a handler that carries neither `@Allow` nor `@Public`;
 * what the caller may do to this very thing is the first sentence of the use case.
 */
export type Floor = 'account' | 'member' | 'secretariat' | 'administrator';

export const FLOOR = 'passerelle:floor';

export const Allow = (floor: Floor) => SetMetadata(FLOOR, floor);

/** Open to everybody; a caller who is signed in is known all the same. */
export const Public = () => SetMetadata(FLOOR, 'public');
