import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const manifest: Manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
type Manifest = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const run = promisify(execFile);
const compiler = join(root, 'node_modules/.bin/tsc');
const bolt = createRequire(import.meta.url)
  .resolve('@slack/bolt')
  .replace(/\.js$/, '');

/**
 * What the compiler has against manifests as arguments of Slack's own `apps.manifest.validate`, by name. They are
 * written as literals, in which it refuses keys that the type does not know.
 */
async function problems(manifests: Readonly<Record<string, Manifest>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'medvind-manifest-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = Object.entries(manifests).map(([name, each]) => {
    const file = join(folder, `${name}.ts`);
    // The type lets any key pass at the top, so the parts are looked at one by one.
    const parts = Object.entries(each).map(
      ([part, value]) =>
        `export const ${part}: NonNullable<Known[${JSON.stringify(part)}]> = ${JSON.stringify(value)};`,
    );
    writeFileSync(
      file,
      `import type { webApi } from ${JSON.stringify(bolt)};
type Given = webApi.AppsManifestValidateArguments['manifest'];
type Known = { [part in keyof Given as string extends part ? never : part]: Given[part] };
${parts.join('\n')}\n`,
    );
    return file;
  });
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--pretty', 'false'];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const modules = ['--module', 'nodenext', '--target', 'esnext'];
  return run(compiler, [...options, ...types, ...modules, ...files], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (cause: { readonly stdout?: string }) => cause.stdout ?? String(cause),
  );
}

test("the manifest is what Slack's own types of a manifest allow, and a wrong one is not", async () => {
  const { settings = {}, oauth_config = {}, ...rest } = manifest;
  const told = await problems({
    ours: manifest,
    'unknown-event': { ...rest, settings: { ...settings, event_subscriptions: { bot_events: ['lunch'] } } },
    'unknown-scope': { ...rest, oauth_config: { ...oauth_config, scopes: { bot: ['lunch:read'] } } },
    'unknown-setting': { ...rest, settings: { ...settings, socket_mode: true } },
    'unknown-part': { ...rest, setings: settings },
  });
  const wrong = told.split('\n').flatMap((line) => /^([\w-]+)\.ts\(/.exec(line)?.[1] ?? []);
  expect([...new Set(wrong)].sort(), told).toEqual([
    'unknown-event',
    'unknown-part',
    'unknown-scope',
    'unknown-setting',
  ]);
});
