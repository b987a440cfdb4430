import { problems } from './problem-table';

export const DOCUMENT_PROBLEMS = problems({
  'document/name-taken': {
    status: 409,
    title: {
      fr: 'Le nom « {name} » est déjà pris dans ce dossier. Choisissez-en un autre.',
      en: 'The name “{name}” is already taken in this folder. Choose another one.',
    },
  },
  'document/inside-itself': {
    status: 409,
    title: {
      fr: 'Un dossier ne peut pas être rangé dans lui-même.',
      en: 'A folder cannot be put inside itself.',
    },
  },
  'document/too-deep': {
    status: 409,
    title: {
      fr: 'Les dossiers s’emboîtent sur {limit} niveaux au plus. Rangez celui-ci plus haut.',
      en: 'Folders nest {limit} levels deep at most. Put this one higher up.',
    },
  },
  'document/too-many': {
    status: 409,
    title: {
      fr: 'Cette instance conserve déjà {limit} documents ou dossiers. Mettez-en à la corbeille avant d’en ajouter.',
      en: 'This body already keeps {limit} documents or folders. Delete some before adding others.',
    },
  },
  'document/too-many-versions': {
    status: 409,
    title: {
      fr: 'Ce document compte déjà {limit} versions. Déposez le fichier comme nouveau document.',
      en: 'This document already has {limit} versions. Upload the file as a new document.',
    },
  },
  'document/quota': {
    status: 413,
    title: {
      fr: 'Il reste {free} Mo dans l’espace de cette instance : ce fichier n’y tient pas. Demandez au secrétariat d’agrandir l’espace.',
      en: 'This body’s space has {free} MB left: this file does not fit. Ask the secretariat for more space.',
    },
  },
  'document/too-large': {
    status: 413,
    title: {
      fr: 'Ce fichier dépasse {limit} Mo. Réduisez-le ou découpez-le.',
      en: 'This file is larger than {limit} MB. Make it smaller or split it.',
    },
  },
  'document/other-kind': {
    status: 415,
    title: {
      fr: 'Une nouvelle version garde le type du document ({extension}). Déposez ce fichier comme nouveau document.',
      en: 'A new version keeps the kind of the document ({extension}). Upload this file as a new document.',
    },
  },
  'document/in-bin': {
    status: 409,
    title: {
      fr: 'Ce document est à la corbeille. Remettez-le en place, puis reprenez le dépôt.',
      en: 'This document is in the bin. Put it back, then resume the upload.',
    },
  },
  'document/incomplete': {
    status: 409,
    title: {
      fr: 'Ce fichier n’est pas encore arrivé en entier. Reprenez le dépôt.',
      en: 'This file has not fully arrived yet. Resume the upload.',
    },
  },
  'document/not-comparable': {
    status: 422,
    title: {
      fr: 'Ces versions ne peuvent pas être comparées mot à mot. Ouvrez-les l’une après l’autre.',
      en: 'These versions cannot be compared word by word. Open them one after the other.',
    },
  },
});
