import * as z from 'zod';
import { keptFiles } from '../kept-files.ts';

/** What is kept of one installation: enough to speak in its name. */
export const installedSchema = z.object({
  /** The workspace's id, or the organisation's where the app is installed for a whole Enterprise Grid. */
  key: z.string().regex(/^[A-Z0-9]{2,40}$/),
  botToken: z.string().min(1),
  botUserId: z.string(),
  botId: z.string().optional(),
  teamId: z.string().optional(),
  enterpriseId: z.string().optional(),
});
export type Installed = z.infer<typeof installedSchema>;

/** Where installations are kept. `put` resolves when the installation is safely kept. */
export interface InstallationKeeper {
  put(installed: Installed): Promise<void>;
  get(key: string): Promise<Installed | undefined>;
  remove(key: string): Promise<void>;
  all(): Promise<readonly Installed[]>;
}

/** Keeps installations in a folder, one file each, that only this user can read: they hold tokens. */
export function keepInFolder(folder: string): InstallationKeeper {
  const files = keptFiles(folder, {
    schema: installedSchema,
    damaged: (file) =>
      `Cannot read the Slack installation ${file}: it is not as Medvind wrote it. Remove the file and install the app again.`,
  });
  // A key comes from outside, and names a file.
  const safe = (key: string) => installedSchema.shape.key.parse(key);
  return {
    put: async (installed) => files.put(safe(installed.key), installed),
    get: async (key) => files.get(safe(key)),
    remove: async (key) => files.remove(safe(key)),
    all: files.all,
  };
}
