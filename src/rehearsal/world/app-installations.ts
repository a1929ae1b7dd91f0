/** For whom the bot's app is installed, as Graph knows it. */
import type { WorldDatabase } from './database.ts';

export interface AppInstallations {
  has(aadObjectId: string): boolean;
  /** False where it was installed before. */
  install(aadObjectId: string, at: Date): boolean;
}

export function createAppInstallations(database: WorldDatabase): AppInstallations {
  const find = database.prepare('SELECT 1 FROM app_installations WHERE person = ?');
  const insert = database.prepare(
    'INSERT OR IGNORE INTO app_installations (person, installed_at) VALUES (?, ?)',
  );
  return {
    has: (aadObjectId) => find.get(aadObjectId) !== undefined,
    install: (aadObjectId, at) => insert.run(aadObjectId, at.toISOString()).changes > 0,
  };
}
