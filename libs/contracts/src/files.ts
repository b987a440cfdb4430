import * as z from 'zod';
import { BodyId, FileId, PersonId } from './ids';
import { Place } from './mentions';
import { Instant } from './primitives';
import { problems } from './problem-table';

/** Largest file, in bytes: 25 MiB. */
export const FILE_LIMIT = 25 * 1024 * 1024;

/** What may be uploaded, as the `accept` attribute of a file field. The server looks at the content, not at the name. */
export const FILE_ACCEPT =
  '.pdf,.png,.jpg,.jpeg,.gif,.webp,.avif,.docx,.xlsx,.pptx,.odt,.ods,.odp,.doc,.xls,.ppt,.rtf,.txt,.md,.csv,.ics';

/** Where the file belongs: whoever may post there uploads, whoever may read there downloads. */
export const FileHome = z.object({ bodyId: BodyId, place: Place });
export type FileHome = z.infer<typeof FileHome>;

/** A file as it stands beside a text. */
export const FileCard = z.object({
  id: FileId,
  /** Name with extension, composed form (NFC), without folders. */
  name: z.string(),
  /** Media type, found from the content. */
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  /** A browser may show it (image, PDF); otherwise it is saved. */
  inline: z.boolean(),
});
export type FileCard = z.infer<typeof FileCard>;

export const StoredFile = FileCard.extend({
  ...FileHome.shape,
  /** Lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  uploadedBy: PersonId,
  at: Instant,
});
export type StoredFile = z.infer<typeof StoredFile>;

/** Files that go with a text; uploaded before, to the same body and place. */
export const Attachments = z
  .array(FileId)
  .max(10)
  .transform((ids) => [...new Set(ids)]);

/** Name of the multipart field that holds the file. */
export const FILE_FIELD = 'file';

export const filePaths = {
  /** `PUT` with a multipart body and a {@link FileHome} in the query; again with the same content changes nothing. */
  upload: (id: FileId, { bodyId, place }: FileHome) =>
    `/api/files/${id}?bodyId=${bodyId}&place=${place}`,
  /** `GET`: the bytes. */
  one: (id: FileId | ':id') => `/api/files/${id}`,
  /** `GET`: what is known of it. */
  card: (id: FileId | ':id') => `/api/files/${id}/card`,
};

export const FILE_PROBLEMS = problems({
  'file/too-large': {
    status: 413,
    title: {
      fr: 'Ce fichier dépasse {limit} Mo. Réduisez-le ou partagez-en un extrait.',
      en: 'This file is larger than {limit} MB. Make it smaller or share a part of it.',
    },
  },
  'file/type-refused': {
    status: 415,
    title: {
      fr: 'Ce type de fichier n’est pas accepté. Acceptés : PDF, images, documents bureautiques, texte, CSV.',
      en: 'This kind of file is not accepted. Accepted: PDF, images, office documents, text, CSV.',
    },
  },
  'file/name-mismatch': {
    status: 415,
    title: {
      fr: 'Le nom « {name} » ne correspond pas au contenu du fichier ({type}). Corrigez son extension.',
      en: 'The name “{name}” does not match what the file holds ({type}). Correct its extension.',
    },
  },
  'file/empty': {
    status: 422,
    title: { fr: 'Ce fichier est vide.', en: 'This file is empty.' },
  },
  'file/missing': {
    status: 422,
    title: {
      fr: 'Une pièce jointe est introuvable ici. Retirez-la et joignez-la à nouveau.',
      en: 'An attachment cannot be found here. Remove it and attach it again.',
    },
  },
});
