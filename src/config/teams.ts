import * as z from 'zod';

const uuid = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'must be an id such as 00000000-0000-0000-0000-000000000000. Copy it from the app registration in Microsoft Entra',
  );

const tenants = z
  .string()
  .trim()
  .transform((list) => list.split(/[\s,;]+/).filter((one) => one !== ''))
  .pipe(z.array(uuid));

/** The environment variables of Microsoft Teams, by name; all are optional. */
export const teamsVariables = {
  MicrosoftAppId: uuid,
  MicrosoftAppPassword: z
    .string()
    .trim()
    .regex(/^\S+$/, "must be one word without spaces. Copy the client secret's value, not its id"),
  MicrosoftAppType: z
    .string()
    .trim()
    .pipe(
      z.enum(
        ['SingleTenant', 'MultiTenant'],
        'must be SingleTenant or MultiTenant. Leave it out for SingleTenant',
      ),
    ),
  MicrosoftAppTenantId: uuid,
  MEDVIND_TEAMS: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(
      z.literal(
        'local',
        'must be local, or be left out. Write local to try Teams on this machine without an account',
      ),
    ),
  MEDVIND_TEAMS_TENANTS: tenants,
} as const;

type TeamsValues = {
  readonly [Name in keyof typeof teamsVariables]?: z.output<(typeof teamsVariables)[Name]> | undefined;
};

/** How Teams is reached: as an app of ours, or from a counterpart on this machine alone. */
export type TeamsConfig =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'app';
      readonly app: {
        readonly appId: string;
        readonly password: string;
        readonly type: 'SingleTenant' | 'MultiTenant';
        readonly tenantId: string;
      };
      /** Whose people are served; the app's own tenant unless told. */
      readonly allowedTenants: readonly string[];
    };

/** The Teams that the variables describe, nothing if there is none, or the sentences about what does not fit. */
export function readTeams(
  values: TeamsValues,
  at: { readonly host: string; readonly loopback: boolean },
): { readonly teams: TeamsConfig | undefined; readonly problems: readonly string[] } {
  const { MEDVIND_TEAMS: mode, MEDVIND_TEAMS_TENANTS: allowed, ...app } = values;
  const needed = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const;
  const set = Object.keys(teamsVariables).filter((name) => values[name as keyof TeamsValues] !== undefined);
  if (set.length === 0) return { teams: undefined, problems: [] };
  if (mode === 'local') return local(set, at);
  const missing = needed.filter((name) => app[name] === undefined);
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = app;
  if (appId === undefined || password === undefined || tenantId === undefined) {
    return wrong(
      `Cannot use Teams: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. Set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId from the app registration, or MEDVIND_TEAMS=local to try Teams on this machine without an account.`,
    );
  }
  const type = app.MicrosoftAppType ?? 'SingleTenant';
  const others = (allowed ?? []).filter((tenant) => tenant !== tenantId);
  if (type === 'SingleTenant' && others.length > 0) {
    return wrong(
      `Cannot serve the tenant ${others[0]} in MEDVIND_TEAMS_TENANTS: the app is for one tenant only. Leave it out, or set MicrosoftAppType=MultiTenant for an app that is registered for several.`,
    );
  }
  return {
    teams: { kind: 'app', app: { appId, password, type, tenantId }, allowedTenants: allowed ?? [tenantId] },
    problems: [],
  };
}

function local(
  set: readonly string[],
  { host, loopback }: { readonly host: string; readonly loopback: boolean },
) {
  const others = set.filter((name) => name !== 'MEDVIND_TEAMS');
  if (others.length > 0) {
    return wrong(
      `Cannot use MEDVIND_TEAMS=local with ${others[0]}: local takes what is not signed, an app never does. Leave one of them out.`,
    );
  }
  if (!loopback) {
    return wrong(
      `Cannot use MEDVIND_TEAMS=local on HOST=${host}: nothing that comes in is signed, and other machines can reach it. Set HOST=127.0.0.1, or set up an app with MicrosoftAppId.`,
    );
  }
  return { teams: { kind: 'local' }, problems: [] } as const;
}

function wrong(problem: string) {
  return { teams: undefined, problems: [problem] };
}
