/** The folder that a path names. */
import type { FolderName } from '../world/mail.ts';
import { refuse } from './answers.ts';
import type { PersonCall } from './guard.ts';
import { folderId, folderNames, type WellKnownFolder } from './message-shape.ts';

const kept: readonly FolderName[] = ['drafts', 'sentitems', 'inbox', 'deleteditems'];

/** By its well-known name or its id. */
export function folderOf(call: PersonCall): WellKnownFolder {
  const wanted = call.params.folder ?? '';
  const found = folderNames.find(
    (name) => name === wanted.toLowerCase() || folderId(call.person.id, name) === wanted,
  );
  return found ?? refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

/** The folder as the world keeps it; undefined for one that is always empty. */
export function keptFolder(folder: WellKnownFolder): FolderName | undefined {
  return kept.find((one) => one === folder);
}
