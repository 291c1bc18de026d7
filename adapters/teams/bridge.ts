import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import type { Json } from './buttons.ts';
import type { TeamsApp, TeamsCloud } from './options.ts';
import { scope } from './sign-in.ts';

/**
 * Everything that Microsoft's SDK does for us: its own check of who sent an activity, and its way in. No other file of
 * the adapter knows which SDK it is.
 */
export interface Bridge {
  /** Has the SDK check who sent an activity, then asks for the body of the answer to an invoke. Throws if refused. */
  take(
    authorization: string,
    activity: Json,
    answer: () => Promise<Json | undefined>,
  ): Promise<Json | undefined>;
}

class Gate extends CloudAdapter {
  enter(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, turn);
  }
}

/** Nothing goes out through the SDK: what it would sign its own calls with signs none. */
class Credentials extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials() {
    const credentials: Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>> =
      { signRequest: async (request) => request };
    return credentials;
  }
}

type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type Factory = NonNullable<Authenticated['connectorFactory']>;
type Identity = Authenticated['claimsIdentity'];

/** The SDK makes two clients for each activity, to call out with. We call out by ourselves, so one of each will do. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  private readonly connector = once((factory: Factory, ...where: Parameters<Factory['create']>) =>
    factory.create(...where),
  );
  private readonly userTokens = once((identity: Identity) => super.createUserTokenClient(identity));

  override async authenticateRequest(activity: Activity, authorization: string): Promise<Authenticated> {
    const { connectorFactory, ...checked } = await super.authenticateRequest(activity, authorization);
    if (connectorFactory === undefined) return checked;
    const create: Factory['create'] = (...where) => this.connector(connectorFactory, ...where);
    return { ...checked, connectorFactory: { create } };
  }

  override createUserTokenClient(identity: Identity) {
    return this.userTokens(identity);
  }
}

/** What was made at the first call; made again only after it failed. */
function once<Given extends readonly unknown[], Made>(make: (...given: Given) => Promise<Made>) {
  let made: Promise<Made> | undefined;
  return (...given: Given): Promise<Made> => {
    made ??= make(...given).catch((cause: unknown) => {
      made = undefined;
      throw cause;
    });
    return made;
  };
}

/** Makes the bridge. Without an app nothing is checked, which only a counterpart on this machine may make use of. */
export function createBridge(app: TeamsApp | undefined, cloud: TeamsCloud): Bridge {
  const credentials = new Credentials({
    MicrosoftAppId: app?.appId ?? '',
    MicrosoftAppPassword: app?.password ?? '',
  });
  const gate = new Gate(new Authentication(settingsOf(cloud), credentials));

  return {
    async take(authorization, activity, answer) {
      const done = await gate.enter(authorization, activity as unknown as Activity, async (context) => {
        const body = await answer();
        if (activity['type'] !== 'invoke') return;
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
      });
      return done?.body as Json | undefined;
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
