import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import type { Json } from './buttons.ts';
import type { TeamsApp, TeamsCloud } from './options.ts';
import { type SignIn, scope } from './sign-in.ts';

/** Somebody in a conversation's roster, as Teams tells it. */
export interface Member {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  /** `user`, `guest` or `anonymous`. */
  readonly userRole?: string;
  readonly aadObjectId?: string;
}

interface Page {
  readonly members: readonly Member[];
  readonly continuationToken?: string;
}

/** The SDK's types want both, its calls do not. */
interface PageOptions {
  readonly pageSize: number;
  readonly continuationToken: string;
}

/** Where and as whom the bot speaks. */
export interface Desk {
  readonly serviceUrl: string;
  readonly bot: { readonly id: string };
}

/**
 * Everything that Microsoft's SDK does for us. No other file of the adapter knows which SDK it is. Calls throw the
 * SDK's errors, which `problems.ts` reads.
 */
export interface Bridge {
  /** Has the SDK check who sent an activity, then asks for the body of the answer to an invoke. Throws if refused. */
  take(
    authorization: string,
    activity: Json,
    answer: () => Promise<Json | undefined>,
  ): Promise<Json | undefined>;
  /** Says something; the id of what was said. */
  post(desk: Desk, conversation: string, activity: Json): Promise<string>;
  /** Replaces what was said. */
  put(desk: Desk, conversation: string, id: string, activity: Json): Promise<void>;
  /** Removes what was said. */
  drop(desk: Desk, conversation: string, id: string): Promise<void>;
  /** Opens a personal conversation; its id. */
  open(desk: Desk, user: string, tenant: string | undefined): Promise<string>;
  member(desk: Desk, conversation: string, user: string): Promise<Member>;
  /** Everybody in a conversation's roster. */
  members(desk: Desk, conversation: string): Promise<readonly Member[]>;
}

class Gate extends CloudAdapter {
  enter(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, turn);
  }

  identity(appId: string) {
    return this.createClaimsIdentity(appId);
  }
}

/** The SDK's own sign-in refuses every address but Microsoft's; ours can be shown to work. */
class Credentials extends ConfigurationServiceClientCredentialFactory {
  readonly signIn: SignIn | undefined;

  constructor(app: TeamsApp | undefined, signIn: SignIn | undefined) {
    super({ MicrosoftAppId: app?.appId ?? '', MicrosoftAppPassword: app?.password ?? '' });
    this.signIn = signIn;
  }

  override async createCredentials(
    ...known: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ) {
    const { signIn } = this;
    if (signIn === undefined) return super.createCredentials(...known);
    const credentials: Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>> =
      {
        async signRequest(request) {
          request.headers.set('authorization', `Bearer ${await signIn()}`);
          return request;
        },
      };
    return credentials;
  }
}

/** 500: the most that Teams gives in one page of a roster. */
const pageSize = 500;

/** Makes the bridge. Without an app nothing is signed, which only a counterpart on this machine takes. */
export function createBridge(
  app: TeamsApp | undefined,
  cloud: TeamsCloud,
  signIn: SignIn | undefined,
  timeoutMs: number,
): Bridge {
  const auth = new ConfigurationBotFrameworkAuthentication(settingsOf(cloud), new Credentials(app, signIn));
  const gate = new Gate(auth);
  const connectors = new Map<string, ReturnType<typeof connect>>();

  async function connect(serviceUrl: string) {
    const factory = auth.createConnectorFactory(gate.identity(app?.appId ?? ''));
    const connector = await factory.create(serviceUrl, scope);
    withoutRetries(connector);
    return connector.conversations;
  }

  function conversations({ serviceUrl }: Desk): ReturnType<typeof connect> {
    const known = connectors.get(serviceUrl);
    if (known !== undefined) return known;
    const made = connect(serviceUrl);
    connectors.set(serviceUrl, made);
    made.catch(() => connectors.delete(serviceUrl));
    return made;
  }

  const options = { timeout: timeoutMs };

  return {
    async take(authorization, activity, answer) {
      const done = await gate.enter(authorization, activity as unknown as Activity, async (context) => {
        const body = await answer();
        if (activity['type'] !== 'invoke') return;
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
      });
      return done?.body as Json | undefined;
    },

    async post(desk, conversation, activity) {
      const api = await conversations(desk);
      return (await api.sendToConversation(conversation, activity, options)).id;
    },

    async put(desk, conversation, id, activity) {
      const api = await conversations(desk);
      await api.updateActivity(conversation, id, activity, options);
    },

    async drop(desk, conversation, id) {
      const api = await conversations(desk);
      await api.deleteActivity(conversation, id, options);
    },

    async open(desk, user, tenant) {
      const api = await conversations(desk);
      const parameters = {
        isGroup: false,
        bot: { id: desk.bot.id, name: '' },
        members: [{ id: user, name: '' }],
        ...(tenant === undefined ? {} : { tenantId: tenant }),
        channelData: { tenant: { id: tenant } },
      };
      return (
        await api.createConversation(parameters as Parameters<typeof api.createConversation>[0], options)
      ).id;
    },

    async member(desk, conversation, user) {
      const api = await conversations(desk);
      return (await api.getConversationMember(conversation, user, options)) as Member;
    },

    async members(desk, conversation) {
      const api = await conversations(desk);
      const found: Member[] = [];
      let next = '';
      do {
        const page = { ...options, pageSize, ...(next === '' ? {} : { continuationToken: next }) };
        const answer: Page = await api.getConversationPagedMembers(conversation, page as PageOptions);
        found.push(...answer.members);
        next = answer.continuationToken ?? '';
      } while (next !== '');
      return found;
    },
  };
}

function settingsOf({ openIdMetadata, issuer, login }: TeamsCloud) {
  return {
    ToChannelFromBotLoginUrl: login,
    ToChannelFromBotOAuthScope: scope,
    ToBotFromChannelTokenIssuer: issuer,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    OAuthUrl: login,
    ValidateAuthority: false,
  };
}

/**
 * The SDK repeats a call by itself after a network fault or a 5xx, also one that may have arrived: a message would
 * stand there twice. The outbox decides when to try again, so the SDK's own retries are taken out.
 */
function withoutRetries(connector: object): void {
  const { client } = connector as {
    readonly client: { readonly pipeline: { removePolicy(policy: { readonly name: string }): unknown } };
  };
  client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}
