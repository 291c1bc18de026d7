import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { sizeOf } from '../picture.ts';

/** What the package of one organisation is made of. */
export interface PackageParts {
  /** The id of the app registration: a UUID. */
  readonly appId: string;
  /** Who offers the app, at most 32 characters. */
  readonly organisation: string;
  /** The organisation's page about Medvind, https. */
  readonly site: string;
  /** The organisation's page about privacy, https. */
  readonly privacy: string;
}

const folder = import.meta.dirname;
/** The sizes that Teams asks of the two icons, in pixels. */
const icons = { 'color.png': 192, 'outline.png': 32 } as const;
/** The first moment that a zip file can hold: the same parts always give the same bytes. */
const noTime = new Date(1980, 0, 1);

/** Makes the Teams package: manifest, texts in English and icons, checked. Throws a sentence for what does not fit. */
export async function makePackage(parts: PackageParts): Promise<Uint8Array> {
  const manifest = await filledManifest(parts);
  await check(manifest);
  const files: Zippable = {
    'manifest.json': strToU8(manifest),
    'en.json': await readFile(join(folder, 'en.json')),
  };
  for (const [name, side] of Object.entries(icons)) {
    const png = await readFile(join(folder, name));
    const size = sizeOf(png.toString('base64'));
    if (size?.width !== side || size.height !== side) {
      throw new Error(`Cannot use ${name}: it must be a PNG of ${side} × ${side} pixels.`);
    }
    files[name] = png;
  }
  return zipSync(files, { mtime: noTime });
}

async function filledManifest({ appId, organisation, site, privacy }: PackageParts): Promise<string> {
  const values: Readonly<Record<string, string>> = {
    APP_ID: appId,
    ORGANISATION: organisation,
    SITE: site,
    PRIVACY: privacy,
  };
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  return text.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) =>
    JSON.stringify(values[name] ?? '').slice(1, -1),
  );
}

/** Holds the manifest to Microsoft's schema of its version. */
async function check(manifest: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'medvind-manifest-'));
  try {
    const file = join(scratch, 'manifest.json');
    await writeFile(file, manifest);
    const [, problems] = await AppManifestUtils.readAndValidateTeamsManifest(file);
    if (problems.length === 0) return;
    throw new Error(
      `Cannot make the Teams package: the manifest does not fit its schema.\n${[...new Set(problems.map(asSentence))].join('\n')}`,
    );
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** What was given, by where it stands in the manifest. */
const given: readonly (readonly [place: RegExp, sentence: string])[] = [
  [
    /^\/id\b|\/botId\b/,
    '--app-id must be the id of the app registration, 32 hexadecimal digits with hyphens.',
  ],
  [/^\/developer\/name\b/, '--organisation must have 32 characters at most.'],
  [/^\/developer\/(websiteUrl|termsOfUseUrl)\b/, '--site must be an address that begins with https://.'],
  [/^\/developer\/privacyUrl\b/, '--privacy (or --site) must be an address that begins with https://.'],
];

// Microsoft's tool gives a validator's finding, with its own details as JSON behind.
function asSentence(problem: string): string {
  const known = given.find(([place]) => place.test(problem));
  return known?.[1] ?? problem.replace(/ Details: \{.*$/s, '');
}

const usage = `Usage: npm run package:teams -- --app-id <id of the app registration> --organisation <name>
  --site <https address of your page about Medvind> [--privacy <https address>] [--out medvind-teams.zip]`;

function options() {
  try {
    return parseArgs({
      options: {
        'app-id': { type: 'string' },
        organisation: { type: 'string' },
        site: { type: 'string' },
        privacy: { type: 'string' },
        out: { type: 'string', default: 'medvind-teams.zip' },
      },
    }).values;
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    throw new Error(`Cannot make the Teams package: ${why}.\n${usage}`, { cause });
  }
}

async function run(): Promise<void> {
  const values = options();
  const { 'app-id': appId, organisation, site, privacy = site, out } = values;
  if (!appId || !organisation || !site || !privacy) throw new Error(usage);
  await writeFile(out, await makePackage({ appId, organisation, site, privacy }));
  process.stdout.write(`Made ${out}. Upload it in the Teams admin center under Teams apps, Manage apps.\n`);
}

if (import.meta.main) {
  run().catch((cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exitCode = 1;
  });
}
